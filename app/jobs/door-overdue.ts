import { tellOverdue } from "#app/domain/open-door/tell-overdue.server.ts";

export function runDoorOverdue(_payload: unknown, now: Date): Promise<unknown> {
  return tellOverdue(now);
}
