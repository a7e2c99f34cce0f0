import { hash, verify } from "@node-rs/argon2";

/** Argon2id as OWASP asks for: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const prefix = "$argon2id$v=19$m=19456,t=2,p=1$";

/** Hashing fills a core: two at a time, and a queue that does not grow without end, so that pages go on. */
const atOnce = 2;
const longestQueue = 50;
let running = 0;
const waiting: (() => void)[] = [];

/** Too many passwords are being checked at this moment. */
export class PasswordsBusy extends Error {}

/** What the database keeps of a password. @throws PasswordsBusy */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, parameters));
}

/** Whether a password is the one hashed. Without a hash it takes as long and says no. @throws PasswordsBusy */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash());
  const matches = await inTurn(() => verify(against, password));
  return matches && passwordHash !== null;
}

/** Whether a hash was made with weaker parameters than today's. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith(prefix);
}

let nobodys: Promise<string> | null = null;

function nobodysHash(): Promise<string> {
  nobodys ??= hash("the password of nobody", parameters);
  return nobodys;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw new PasswordsBusy("too many passwords are being checked");
    await new Promise<void>((go) => waiting.push(go));
  } else {
    running++;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}
