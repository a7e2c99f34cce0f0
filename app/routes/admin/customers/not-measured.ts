/** Why nothing can be valued, and where to change that. */
export function noMargin(maySet: boolean): { reason: string; howHref?: string; howLabel?: string } {
  const reason = "not measured yet: the margin is not entered";
  return maySet ? { reason, howHref: "/admin/settings/value", howLabel: "enter the margin" } : { reason };
}
