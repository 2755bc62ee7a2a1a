import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every telephone's app has it: six digits of SHA-1, new every 30 seconds. */
const PERIOD = 30;
const SETTINGS = { algorithm: "SHA1", digits: 6, period: PERIOD } as const;
/** A clock that is half a minute off still opens. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** A new secret in base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The step of 30 seconds whose code this is, now or one beside it; null where it is none of them. */
export function stepOf(secret: string, code: string, now: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const delta = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp,
    window: WINDOW,
  });
  return delta === null ? null : BigInt(Math.floor(timestamp / 1000 / PERIOD) + delta);
}

/** What the telephone reads off the square: the city's name and the account's address stand in its list. */
export function keyAddress(secret: string, issuer: string, account: string): string {
  return new TOTP({ ...SETTINGS, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();
}

/** What people type: digits in groups, with spaces. */
export const withoutSpaces = (typed: string) => typed.replace(/[\s-]/g, "");
