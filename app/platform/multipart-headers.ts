/** What the head of a part says. `fileName` is the last name of its path; null where the part is no file. */
export type PartHead = { name: string; fileName: string | null };

const longestFileName = 255;

/** The boundary that a Content-Type names, or null where it is no form of parts. */
export function boundaryOf(contentType: string): string | null {
  const [type = ""] = contentType.split(";");
  if (type.trim().toLowerCase() !== "multipart/form-data") return null;
  const boundary = parametersOf(contentType)?.get("boundary");
  return boundary !== undefined && /^[\x20-\x7e]{0,69}[\x21-\x7e]$/.test(boundary) ? boundary : null;
}

/** Reads the head of a part; null where it is malformed (RFC 7578 §4.2). */
export function readPartHead(lines: readonly string[]): PartHead | null {
  let disposition: string | null = null;
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) return null;
    if (line.slice(0, colon).trim().toLowerCase() === "content-disposition")
      disposition ??= line.slice(colon + 1);
  }
  if (disposition === null || !/^\s*form-data\s*(;|$)/i.test(disposition)) return null;
  const parameters = parametersOf(disposition);
  const name = parameters?.get("name");
  if (parameters === null || name === undefined || name === "") return null;
  const fileName = extended(parameters.get("filename*")) ?? parameters.get("filename") ?? null;
  return { name: unescaped(name), fileName: fileName === null ? null : cleaned(unescaped(fileName)) };
}

/** The parameters behind the first `;`, the first of a name; null where a quote never closes or a name has no value. */
function parametersOf(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  const parameter = /\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\(?:["\\]|(?=[^"\\])))*)"|([^\s;"]*))\s*(?:;|$)/y;
  const first = text.indexOf(";");
  parameter.lastIndex = first === -1 ? text.length : first + 1;
  while (parameter.lastIndex < text.length && text.slice(parameter.lastIndex).trim() !== "") {
    const match = parameter.exec(text);
    if (match === null) return null;
    const [, name = "", quoted, plain = ""] = match;
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, quoted?.replaceAll(/\\(["\\])/g, "$1") ?? plain);
  }
  return found;
}

/** What browsers write for the three characters that would end a quoted name (WHATWG HTML). */
function unescaped(text: string): string {
  return text.replaceAll(/%(22|0D|0A)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A name as RFC 8187 writes it, `UTF-8''%E2%82%AC.csv`. */
function extended(text: string | undefined): string | null {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(text ?? "")?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** The last name of a path of whatever system, without control characters. */
function cleaned(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? "";
  return last
    .replaceAll(/\p{Cc}/gu, "")
    .trim()
    .slice(0, longestFileName)
    .toWellFormed();
}
