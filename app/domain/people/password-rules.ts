import { commonPasswords } from "./common-passwords.ts";

export type PasswordFault = "too-short" | "too-long" | "too-common" | "names-the-house";

const shortest = 8;
const longest = 128;

/** What is wrong with a new password, or null. Every character counts, blanks at both ends too; no mixtures are asked for. */
export function faultOfPassword(password: string, company: string): PasswordFault | null {
  if (password.length > 4 * longest) return "too-long";
  const length = [...password].length;
  if (length < shortest) return "too-short";
  if (length > longest) return "too-long";
  const plain = password.toLowerCase().trim();
  if (commonPasswords.has(plain) || new Set(plain).size <= 2) return "too-common";
  return namesTheHouse(plain, company) ? "names-the-house" : null;
}

/** What is wrong, for people. */
export function wordsForFault(fault: PasswordFault): string {
  switch (fault) {
    case "too-short":
      return "Use at least 8 characters. A few words in a row are easy to remember.";
    case "too-long":
      return "Use at most 128 characters.";
    case "too-common":
      return "Many people use this password, so it is the first one that gets tried. Choose another.";
    case "names-the-house":
      return "Leave the name of the company out of it, or add some words of your own.";
  }
}

/** The name of the product or company with nothing but digits and signs around it. */
function namesTheHouse(plain: string, company: string): boolean {
  const letters = plain.replace(/[^\p{L}]/gu, "");
  const names = [
    "kith",
    ...company.toLowerCase().split(/[^\p{L}]+/u),
    company.toLowerCase().replace(/[^\p{L}]/gu, ""),
  ];
  return names.some((name) => name.length >= 3 && (letters === name || letters === name + name));
}
