-- A half is written without indexes and gets them when it is full, so each has its own: a key of the whole table could not be
-- dropped from one half. Within a half every customer stands once.
alter table value_forecast drop constraint value_forecast_pkey;
create unique index value_forecast_0_customer on value_forecast_0 (customer_id);
create unique index value_forecast_1_customer on value_forecast_1 (customer_id);
