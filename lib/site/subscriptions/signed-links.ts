import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a link of a letter does. */
export type Purpose = "confirm" | "leave";

/** A key for this use alone, from the one secret that the operator keeps. */
const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "enam-pilar", "subscriptions/1", 32));

const markOf = (secret: string, purpose: Purpose, id: string) =>
  createHmac("sha256", keyOf(secret)).update(`${purpose} ${id}`).digest("base64url");

/** The database has none of these: whoever reads it can neither confirm nor end what is another's. */
export const tokenOf = (secret: string, purpose: Purpose, id: string): string => `${id}.${markOf(secret, purpose, id)}`;

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** The subscription that such a link was made for; null where it is none of ours, or made for something else. */
export function readToken(secret: string, purpose: Purpose, token: string): string | null {
  const [, id = "", mark = ""] = TOKEN.exec(token) ?? [];
  const expected = Buffer.from(markOf(secret, purpose, id));
  const given = Buffer.from(mark);
  return id !== "" && given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
