import "server-only";
import { hash, verify } from "@node-rs/argon2";

// OWASP's setting for argon2id: 19 MiB and two passes. More memory would count many times when an office signs in at once.
const OPTIONS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** argon2id hash of a password as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | undefined;

/** Compares in the same time whether or not the account exists: an unknown one is checked against a decoy. */
export async function passwordMatches(password: string, storedHash: string | null | undefined): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(storedHash ?? (await decoy), password);
  return matches && Boolean(storedHash);
}
