import { createHash, createHmac, hkdfSync } from "node:crypto";

/** A key for this use alone, from the one secret that the operator keeps. */
const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "enam-pilar", "calendar-links/1", 32));

/** Made anew from the nonce whenever its owner looks; the database has its hash, and whoever reads that cannot make it. */
export const tokenOf = (secret: string, userId: string, nonce: string): string =>
  createHmac("sha256", keyOf(secret)).update(`${userId} ${nonce}`).digest("base64url");

export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");
