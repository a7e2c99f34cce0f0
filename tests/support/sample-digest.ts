import pg from "pg";

/** What is in the sample company, without ids, codes and the moment of loading: a statement for each part. */
const parts: Record<string, string> = {
  people: `select c.external_id, c.email, c.name, o.name, c.joined_at, c.origin
    from customer c left join organization o on o.id = c.organization_id`,
  staff: "select name, role, created_at, disabled_at from staff",
  orders: `select o.source, o.external_id, c.external_id, o.placed_at, o.amount_minor, o.cost_minor
    from purchase_order o join customer c on c.id = o.customer_id`,
  refunds: "select external_id, amount_minor, refunded_at from refund",
  clicks: `select c.external_id, k.at, k.counted from click k join referral_link l on l.id = k.link_id join customer c on c.id = l.customer_id`,
  brought: `select f.email, r.email, a.attributed_at from attribution a join customer f on f.id = a.referee_id join customer r on r.id = a.referrer_id`,
  rewards: `select c.email, r.kind, r.amount_minor, r.reason, r.granted_at, r.available_at from reward r join customer c on c.id = r.beneficiary_id`,
  ideas:
    "select title, story, status, state, vote_count, comment_count, created_at, published_at, answered_at from idea",
  votes: `select i.title, c.email, v.voted_at from idea_vote v join idea i on i.id = v.idea_id join customer c on c.id = v.customer_id`,
  comments: "select text, state, created_at, published_at from idea_comment",
  answers: "select text, status, at from idea_answer",
  messages: "select text, at from door_message",
  promises: "select made_at, due_at from door_promise",
  settlements: "select state, word, at from door_settlement",
  seats: `select g.name, c.email, a.arrival, a.decision, a.word, a.decided_at, a.ended_at, m.active_at, m.left_at
    from group_application a join customer_group g on g.id = a.group_id join customer c on c.id = a.customer_id
      left join group_membership m on m.application_id = a.id`,
  consents: `select e.seq, c.email, p.key, n.version, e.state, e.at, e.surface from consent_event e
    join customer c on c.id = e.customer_id join purpose p on p.id = e.purpose_id join purpose_notice n on n.id = e.notice_id`,
  profiles: `select c.email, f.field, f.value, f.shared from profile_field f join customer c on c.id = f.customer_id`,
  figures: `select c.external_id, e.kind, e.component, e.basis, e.flow, e.amount_minor, e.low_minor, e.high_minor, e.grade, e.formula, e.occurred_at
    from value_entry e left join customer c on c.id = e.customer_id`,
  forecasts: `select c.external_id, f.flow, f.amount_minor, f.low_minor, f.median_minor, f.high_minor from forecast_now f join customer c on c.id = f.customer_id`,
  news: `select a.email, n.kind, n.created_at, n.read_at from notification n join account a on a.id = n.account_id`,
  mails: "select to_address, template, created_at from outbox_mail",
  events: `select e.verb, e.at, e.actor_kind, c.external_id from activity_event e left join customer c on c.id = e.customer_id where e.at < $1`,
};

/** A count and a hash of every part, by name: two equal ones mean the same company. */
export async function sampleDigest(databaseUrl: string, now: Date): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const digest: Record<string, string> = {};
  try {
    for (const [name, text] of Object.entries(parts)) {
      const { rows } = await client.query<{ digest: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from (${text}) t`,
        text.includes("$1") ? [now] : [],
      );
      digest[name] = rows[0]?.digest ?? "";
    }
  } finally {
    await client.end();
  }
  return digest;
}
