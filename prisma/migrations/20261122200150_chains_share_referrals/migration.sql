-- The pot of a referral is shared by the whole chain that led to a customer, and not by the buyer's own company
-- (referral/pot@2). Books that hold orders are brought to it by the worker, as soon as it runs.
do $$
begin
  if to_regclass('graphile_worker._private_jobs') is not null and exists (select 1 from purchase_order) then
    perform graphile_worker.add_job('revalue', '{}'::json, job_key := 'revalue');
  end if;
end
$$;
