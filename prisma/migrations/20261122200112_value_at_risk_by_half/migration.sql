-- Each half has its own index by value at risk: a valuation drops that of the half it fills and makes it again when it is full.
drop index value_forecast_at_risk;
create index value_forecast_0_at_risk on value_forecast_0 (at_risk_minor desc);
create index value_forecast_1_at_risk on value_forecast_1 (at_risk_minor desc);
