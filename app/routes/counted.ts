const numbers = new Intl.NumberFormat("en-GB");

/** A number with its noun: "1 person", "1,204 people". */
export function counted(count: number, one: string, many: string): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`;
}
