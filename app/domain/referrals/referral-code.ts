const alphabet = "abcdefghjkmnpqrstvwxyz23456789";

/** Letters and digits of a code: ten of thirty are 49 bits, too many to guess. */
const codeLength = 10;

/** A code as it is stored: people type capitals and spaces. */
export function normaliseCode(text: string): string {
  return text.trim().toLowerCase().slice(0, 64);
}

/** Whether a text can be a code at all; saves a look-up. */
export function isCode(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{2,49}$/.test(text);
}

/** Makes a code of random bytes (one a letter), without letters that look alike. */
export function codeFrom(randomBytes: Uint8Array): string {
  let code = "";
  for (const byte of randomBytes.subarray(0, codeLength)) code += alphabet[byte % alphabet.length] ?? "x";
  return code;
}
