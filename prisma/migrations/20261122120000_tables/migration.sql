-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "activity_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "verb" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID,
    "customer_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "activity_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "subject_kind" TEXT,
    "subject_id" UUID,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "evidence" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT,
    "customer_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome_state" (
    "id" UUID NOT NULL,
    "outcome_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "margin_minor" BIGINT,
    "cost_minor" BIGINT,
    "currency" CHAR(3),
    "measured" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "outcome_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome_influence" (
    "outcome_id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,

    CONSTRAINT "outcome_influence_pkey" PRIMARY KEY ("outcome_id","contribution_id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL DEFAULT 'Our company',
    "currency" CHAR(3),
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "brand_hue" INTEGER NOT NULL DEFAULT 205,
    "brand_chroma" INTEGER NOT NULL DEFAULT 85,
    "logo" BYTEA,
    "logo_media_type" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "email" TEXT,
    "mailbox" TEXT,
    "name" TEXT,
    "organization_id" UUID,
    "account_id" UUID,
    "joined_at" TIMESTAMPTZ(3),
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "title" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_token" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "code_hash" TEXT,
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "purpose" TEXT NOT NULL,
    "email" TEXT,
    "browser_hash" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "api_key_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("api_key_id","key")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "props" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "given_up_at" TIMESTAMPTZ(3),
    "provider_id" TEXT,
    "last_error" TEXT,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_programme" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "attribution_window_days" INTEGER NOT NULL DEFAULT 90,
    "welcome" TEXT NOT NULL DEFAULT '',
    "shop_url" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "referral_programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_link" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "click" (
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "counted" BOOLEAN NOT NULL,

    CONSTRAINT "click_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribution" (
    "referee_id" UUID NOT NULL,
    "referrer_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "click_id" UUID,
    "contribution_id" UUID NOT NULL,
    "outcome_id" UUID NOT NULL,
    "attributed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("referee_id")
);

-- CreateTable
CREATE TABLE "reward_rule" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "advocate_amount_minor" BIGINT NOT NULL,
    "friend_amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "hold_days" INTEGER NOT NULL,
    "minimum_order_minor" BIGINT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "reward_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reward" (
    "id" UUID NOT NULL,
    "rule_id" UUID,
    "trigger_event_id" UUID NOT NULL,
    "beneficiary_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "owner_pseudonym" UUID,
    "currency" CHAR(3) NOT NULL,
    "allow_negative" BOOLEAN NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_owner" (
    "pseudonym" UUID NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "ledger_owner_pkey" PRIMARY KEY ("pseudonym")
);

-- CreateTable
CREATE TABLE "ledger_transfer" (
    "id" UUID NOT NULL,
    "idem_scope" TEXT NOT NULL,
    "idem_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reward_id" UUID,
    "reverses_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "transfer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "balance_after" BIGINT NOT NULL,
    "account_version" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("account_id","account_version")
);

-- CreateTable
CREATE TABLE "purchase_order" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "cost_minor" BIGINT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_spend" (
    "customer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "orders" INTEGER NOT NULL,
    "spent_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,
    "first_order_at" TIMESTAMPTZ(3) NOT NULL,
    "last_order_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_spend_pkey" PRIMARY KEY ("customer_id","currency")
);

-- CreateTable
CREATE TABLE "order_import" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "read" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "noted" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "import_line" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "import_line_pkey" PRIMARY KEY ("import_id","line","verdict")
);

-- CreateTable
CREATE TABLE "value_parameters" (
    "version" INTEGER NOT NULL,
    "margin_basis_points" INTEGER,
    "referral_alpha" INTEGER NOT NULL DEFAULT 5,
    "referral_beta" INTEGER NOT NULL DEFAULT 5,
    "horizon_months" INTEGER NOT NULL DEFAULT 36,
    "acquisition_cost_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "value_parameters_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "value_entry" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "order_id" UUID,
    "outcome_id" UUID,
    "contribution_id" UUID,
    "reward_id" UUID,
    "pot" UUID,
    "share_numerator" INTEGER NOT NULL DEFAULT 1,
    "share_denominator" INTEGER NOT NULL DEFAULT 1,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "low_minor" BIGINT NOT NULL,
    "high_minor" BIGINT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 80,
    "grade" CHAR(1) NOT NULL,
    "formula" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "parameters_version" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "reversal_of" UUID,
    "refund_id" UUID,

    CONSTRAINT "value_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "value_total" (
    "customer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "own_minor" BIGINT NOT NULL DEFAULT 0,
    "realised_minor" BIGINT NOT NULL DEFAULT 0,
    "clv_minor" BIGINT NOT NULL DEFAULT 0,
    "crv_minor" BIGINT NOT NULL DEFAULT 0,
    "civ_minor" BIGINT NOT NULL DEFAULT 0,
    "ckv_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "value_total_pkey" PRIMARY KEY ("customer_id","currency")
);

-- CreateIndex
CREATE INDEX "activity_event_at_id_idx" ON "activity_event"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_event_customer_id_at_idx" ON "activity_event"("customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "activity_event_verb_at_idx" ON "activity_event"("verb", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "contribution_external_id_key" ON "contribution"("external_id");

-- CreateIndex
CREATE INDEX "contribution_customer_id_occurred_at_idx" ON "contribution"("customer_id", "occurred_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "outcome_external_id_key" ON "outcome"("external_id");

-- CreateIndex
CREATE INDEX "outcome_customer_id_kind_idx" ON "outcome"("customer_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "outcome_state_outcome_id_state_occurred_at_key" ON "outcome_state"("outcome_id", "state", "occurred_at");

-- CreateIndex
CREATE INDEX "outcome_influence_contribution_id_idx" ON "outcome_influence"("contribution_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "organization_name_key" ON "organization"("name");

-- CreateIndex
CREATE UNIQUE INDEX "customer_external_id_key" ON "customer"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_account_id_key" ON "customer"("account_id");

-- CreateIndex
CREATE INDEX "customer_email_idx" ON "customer"("email");

-- CreateIndex
CREATE INDEX "customer_mailbox_idx" ON "customer"("mailbox");

-- CreateIndex
CREATE INDEX "customer_created_at_idx" ON "customer"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "staff_account_id_key" ON "staff"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_token_token_hash_key" ON "sign_in_token"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_token_email_idx" ON "sign_in_token"("email");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_dedupe_key_key" ON "outbox_mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_mail_created_at_idx" ON "outbox_mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "referral_link_customer_id_key" ON "referral_link"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_link_code_key" ON "referral_link"("code");

-- CreateIndex
CREATE INDEX "click_link_id_at_idx" ON "click"("link_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "attribution_contribution_id_key" ON "attribution"("contribution_id");

-- CreateIndex
CREATE UNIQUE INDEX "attribution_outcome_id_key" ON "attribution"("outcome_id");

-- CreateIndex
CREATE INDEX "attribution_referrer_id_idx" ON "attribution"("referrer_id");

-- CreateIndex
CREATE INDEX "attribution_click_id_idx" ON "attribution"("click_id");

-- CreateIndex
CREATE UNIQUE INDEX "reward_rule_version_key" ON "reward_rule"("version");

-- CreateIndex
CREATE INDEX "reward_beneficiary_id_idx" ON "reward"("beneficiary_id");

-- CreateIndex
CREATE INDEX "reward_trigger_event_id_idx" ON "reward"("trigger_event_id");

-- CreateIndex
CREATE UNIQUE INDEX "reward_rule_id_trigger_event_id_beneficiary_id_key" ON "reward"("rule_id", "trigger_event_id", "beneficiary_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_owner_customer_id_key" ON "ledger_owner"("customer_id");

-- CreateIndex
CREATE INDEX "ledger_transfer_reward_id_idx" ON "ledger_transfer"("reward_id");

-- CreateIndex
CREATE INDEX "ledger_transfer_reverses_id_idx" ON "ledger_transfer"("reverses_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_idem_scope_idem_key_key" ON "ledger_transfer"("idem_scope", "idem_key");

-- CreateIndex
CREATE INDEX "ledger_entry_transfer_id_idx" ON "ledger_entry"("transfer_id");

-- CreateIndex
CREATE INDEX "purchase_order_customer_id_placed_at_idx" ON "purchase_order"("customer_id", "placed_at");

-- CreateIndex
CREATE INDEX "purchase_order_placed_at_idx" ON "purchase_order"("placed_at");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_source_external_id_key" ON "purchase_order"("source", "external_id");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_source_external_id_key" ON "refund"("source", "external_id");

-- CreateIndex
CREATE INDEX "customer_spend_currency_spent_minor_idx" ON "customer_spend"("currency", "spent_minor" DESC);

-- CreateIndex
CREATE INDEX "order_import_created_at_idx" ON "order_import"("created_at" DESC);

-- CreateIndex
CREATE INDEX "value_entry_customer_id_occurred_at_idx" ON "value_entry"("customer_id", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "value_total_currency_realised_minor_idx" ON "value_total"("currency", "realised_minor" DESC);

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_state" ADD CONSTRAINT "outcome_state_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_influence" ADD CONSTRAINT "outcome_influence_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_influence" ADD CONSTRAINT "outcome_influence_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_link" ADD CONSTRAINT "referral_link_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "click" ADD CONSTRAINT "click_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "referral_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_referee_id_fkey" FOREIGN KEY ("referee_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "referral_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward" ADD CONSTRAINT "reward_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "reward_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "ledger_transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_spend" ADD CONSTRAINT "customer_spend_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "order_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_line" ADD CONSTRAINT "import_line_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "order_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "value_total" ADD CONSTRAINT "value_total_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
