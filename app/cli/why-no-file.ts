import { accessSync, constants, statSync } from "node:fs";

/** Why a path is no file to read, and what to do; null where it is one. */
export function whyNoFile(path: string): string | null {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isDirectory() ? `${path} is a folder. Name a file in it.` : null;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return `There is no file ${path}.`;
    if (code === "EACCES" || code === "EPERM")
      return `The file ${path} may not be read by this account. Change its permissions, or copy it.`;
    return `The file ${path} cannot be read: ${code}.`;
  }
}
