-- Up to when the forecasts that stand know of orders, refunds and friends who joined; null where nothing came since the valuation.
alter table standing_valuation add column caught_up_to timestamptz(3);
