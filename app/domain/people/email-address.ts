/** The address a text stands for, in the one spelling we keep: trimmed, NFKC, lower case, domain in ASCII. Null where it is none. */
export function parseEmail(text: string): string | null {
  const address = text.normalize("NFKC").trim().toLowerCase();
  const at = address.lastIndexOf("@");
  if (at < 1 || address.length > 254) return null;
  const local = address.slice(0, at);
  const domain = asciiDomain(address.slice(at + 1));
  if (domain === null || local.length > 64 || !isLocalPart(local)) return null;
  const email = `${local}@${domain}`;
  return email.length <= 254 ? email : null;
}

/** The mailbox behind an address as parseEmail returns it: tells the same person under two spellings. Never send mail to it. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const [name = ""] = email.slice(0, at).split("+");
  const untagged = name === "" ? email.slice(0, at) : name;
  if (domain !== "gmail.com" && domain !== "googlemail.com") return `${untagged}@${domain}`;
  return `${untagged.replaceAll(".", "")}@gmail.com`;
}

function isLocalPart(local: string): boolean {
  return /^[^\s"(),:;<>@[\\\]\p{C}]+$/u.test(local) && !/^\.|\.\.|\.$/.test(local);
}

function asciiDomain(text: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return null;
  const domain = URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : "";
  const labels = domain.split(".");
  const isName = labels.length >= 2 && labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label));
  return isName && /[a-z]/.test(labels.at(-1) ?? "") ? domain : null;
}
