import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

// Nobody reads the form and writes a sentence faster; a program does.
const AT_LEAST_MS = 3000;
const AT_MOST_MS = 24 * 60 * 60 * 1000;

export type Sum = { first: number; second: number };
export type TokenFault = "forged" | "old" | "fast" | "sum";

const sign = (secret: string, text: string) =>
  createHmac("sha256", secret).update(`public-question:${text}`).digest("base64url");

/** The sum of a form follows from its number and our secret: it is in the page in words only, and nowhere else. */
function sumOfNonce(secret: string, nonce: string): Sum {
  const [one = 0, other = 0] = createHmac("sha256", secret).update(`public-question-sum:${nonce}`).digest();
  return { first: 1 + (one % 9), second: 1 + (other % 9) };
}

/** A form's token and the little sum that its reader does where scripts do not run: no cookie, no third party. */
export function makeFormToken(secret: string, now: Date): { token: string; sum: Sum } {
  const nonce = randomBytes(12).toString("base64url");
  const body = `${now.getTime()}.${nonce}`;
  return { token: `${body}.${sign(secret, body)}`, sum: sumOfNonce(secret, nonce) };
}

/** The sum of a token that can still be taken, so that a refused form asks the same again; null for any other text. */
export function sumOf(secret: string, token: string, now: Date): Sum | null {
  const read = readToken(secret, token);
  return read && now.getTime() - read.at <= AT_MOST_MS ? read.sum : null;
}

/**
 * What is wrong with a token and the answer given to it; otherwise its number, which may be used once. Whose computer has
 * done its task (robot-task.ts) is asked no sum.
 */
export function checkFormToken(
  secret: string,
  given: { token: string; answer: string; isTaskDone?: boolean },
  now: Date,
): { ok: true; nonce: string } | { ok: false; fault: TokenFault } {
  const read = readToken(secret, given.token);
  if (!read) return { ok: false, fault: "forged" };
  const age = now.getTime() - read.at;
  if (age > AT_MOST_MS) return { ok: false, fault: "old" };
  if (age < AT_LEAST_MS) return { ok: false, fault: "fast" };
  if (!given.isTaskDone && given.answer.trim() !== String(read.sum.first + read.sum.second))
    return { ok: false, fault: "sum" };
  return { ok: true, nonce: read.nonce };
}

function readToken(secret: string, token: string): { at: number; nonce: string; sum: Sum } | null {
  const [at = "", nonce = "", mark = "", ...rest] = token.split(".");
  const expected = Buffer.from(sign(secret, `${at}.${nonce}`));
  const given = Buffer.from(mark);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { at: Number(at), nonce, sum: sumOfNonce(secret, nonce) };
}
