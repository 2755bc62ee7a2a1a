import { hkdfSync, timingSafeEqual } from "node:crypto";

/**
 * Opens the page of the first start, for as long as no account exists. Derived from the secret that the operator keeps, so
 * that nothing is stored and `npm start` prints the same one again.
 */
export function firstRunToken(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "enam-pilar", "first-run/1", 24)).toString("base64url");
}

export function isFirstRunToken(given: string, secret: string): boolean {
  const [theirs, ours] = [Buffer.from(given.slice(0, 100)), Buffer.from(firstRunToken(secret))];
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}
