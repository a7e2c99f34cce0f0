-- All that forecasts need of an order of a customer lies in the index, in the order in which they read it.
drop index "purchase_order_customer_id_placed_at_idx";
create index "purchase_order_customer_id_placed_at_idx" on "purchase_order" ("customer_id", "placed_at") include ("amount_minor", "recorded_at");
