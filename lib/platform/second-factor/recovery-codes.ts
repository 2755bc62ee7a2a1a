import "server-only";
import { randomInt } from "node:crypto";
import { keyedHash } from "./secret-box";

// No 0/o, 1/l/i: they are read off paper.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const HALF = 5;
export const RECOVERY_CODES = 10;

/** Ten letters in two halves, some 49 bits: with five tries in a quarter of an hour nobody guesses one. */
export function newRecoveryCodes(): string[] {
  const half = () => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: RECOVERY_CODES }, () => `${half()}-${half()}`);
}

/** As it is kept; null for what is no such code, however it was typed. */
export function recoveryHash(typed: string, userId: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, "");
  if (plain.length !== 2 * HALF || [...plain].some((letter) => !LETTERS.includes(letter))) return null;
  return keyedHash(`${userId}:${plain}`, "recovery-codes/1");
}
