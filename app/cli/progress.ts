import type { WriteStream } from "node:tty";

const width = 30;
const stepOfLines = 0.1;

/** Shows how far something has come: a bar on a terminal, elsewhere a line every tenth. `share` is between 0 and 1. */
export function progressOn(out: WriteStream | NodeJS.WriteStream): {
  show: (share: number, words: string) => void;
  end: () => void;
} {
  let next = stepOfLines;
  let shown = false;
  return {
    show: (share, words) => {
      const percent = `${Math.floor(share * 100)} %`;
      if (out.isTTY) {
        const full = Math.round(share * width);
        out.write(`\r${"█".repeat(full)}${"░".repeat(width - full)} ${percent.padStart(5)}  ${words}  `);
        shown = true;
      } else if (share >= next) {
        out.write(`${percent}, ${words}\n`);
        next = Math.floor(share / stepOfLines) * stepOfLines + stepOfLines;
      }
    },
    end: () => {
      if (shown) out.write("\n");
    },
  };
}
