import { revalueAll } from "#app/domain/intake/revalue.server.ts";
import type { Command } from "../command.ts";
import { progressOn } from "../progress.ts";

/** Values every order anew by the present settings. */
export const command: Command = async () => {
  const progress = progressOn(process.stdout);
  const { orders } = await revalueAll({
    onProgress: (done, total) =>
      progress.show(total === 0 ? 1 : done / total, `${done.toLocaleString("en-GB")} orders`),
  });
  progress.end();
  console.log(`${orders.toLocaleString("en-GB")} ${orders === 1 ? "order" : "orders"} valued.`);
  return 0;
};
