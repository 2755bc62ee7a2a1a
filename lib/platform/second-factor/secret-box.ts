import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/config/env";

// Keys of their own, each for one use, from the one secret that the operator keeps (docs/decisions/0019).
const keyFor = (use: string) => Buffer.from(hkdfSync("sha256", env().NEXTAUTH_SECRET, "enam-pilar", use, 32));
const TIME_CODES = "time-codes/1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM, bound to whose it is: a row copied to another account opens nothing. */
export function sealed(secret: string, userId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(TIME_CODES), iv).setAAD(Buffer.from(userId));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url");
}

/** Null where NEXTAUTH_SECRET is another one than it was sealed with. */
export function unsealed(box: string, userId: string): string | null {
  const bytes = Buffer.from(box, "base64url");
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(TIME_CODES), iv)
      .setAAD(Buffer.from(userId))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** For what is looked up by its hash and has too few letters for a plain one. */
export function keyedHash(text: string, use: string): string {
  return createHmac("sha256", keyFor(use)).update(text).digest("hex");
}
