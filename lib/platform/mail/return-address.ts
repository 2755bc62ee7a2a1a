import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The address that a letter comes back to when it cannot be delivered: MAIL_RETURN with a mark of whom it was for, signed by
 * our secret, so that nobody can have an address refused by making one up. Mail servers keep what stands behind "+" (RFC 5233).
 */
export function returnAddress(mailbox: string, secret: string, to: string): string {
  const at = mailbox.lastIndexOf("@");
  return `${mailbox.slice(0, at)}+${markOf(secret, to)}${mailbox.slice(at)}`;
}

const markOf = (secret: string, to: string) =>
  createHmac("sha256", secret).update(`return:${to.toLowerCase()}`).digest("hex").slice(0, 24);

/** Of the addresses that letters go to, the one that such a return address was made for; undefined where it is none of ours. */
export function addressedBy(secret: string, given: string, known: readonly string[]): string | undefined {
  const mark = /\+([0-9a-f]{24})@/.exec(given.trim().toLowerCase())?.[1];
  if (!mark) return undefined;
  return known.find((email) => timingSafeEqual(Buffer.from(markOf(secret, email)), Buffer.from(mark)));
}
