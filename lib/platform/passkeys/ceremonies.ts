import "server-only";
import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { env } from "@/lib/platform/config/env";
import type { Passkey } from "@/lib/platform/db/generated/client";
import type { NewPasskey } from "@/lib/platform/second-factor/mutations";
import { cityName } from "@/lib/platform/settings/published";

export type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON };

const site = () => new URL(env().NEXTAUTH_URL);
/** A passkey is bound to a name, not to a number; and browsers make none over plain http but on one's own computer. */
export function isPasskeyOffered(): boolean {
  const { protocol, hostname } = site();
  return isIP(hostname.replace(/^\[|\]$/g, "")) === 0 && (protocol === "https:" || hostname === "localhost");
}

/** ES256, RS256 and EdDSA (COSE): what every device has. Asked without them the library tries what Node still calls an experiment. */
const ALGORITHMS = [-7, -257, -8];

type Known = Pick<Passkey, "credentialId" | "transports">;
type Transports = NonNullable<
  Parameters<typeof generateAuthenticationOptions>[0]["allowCredentials"]
>[number]["transports"];
const listed = (keys: readonly Known[]) =>
  keys.map(({ credentialId, transports }) => ({ id: credentialId, transports: transports as Transports }));

export async function registrationOptions(
  user: { id: string; name: string; email: string },
  known: readonly Known[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: `Enam Pilar ${await cityName()}`,
    rpID: site().hostname,
    userID: new Uint8Array(Buffer.from(user.id)),
    userName: user.email,
    userDisplayName: user.name,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: listed(known),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
}

/** `known`: of the account whose password was right already; without it the passkey itself says whose it is. */
export function authenticationOptions(known: readonly Known[] | null): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site().hostname,
    userVerification: known ? "preferred" : "required",
    ...(known ? { allowCredentials: listed(known) } : {}),
  });
}

/** Null for everything that is not the answer to this challenge, made on this site. */
export async function readRegistration(text: string, challenge: string): Promise<NewPasskey | null> {
  const response = readJson<RegistrationResponseJSON>(text);
  if (!response) return null;
  const answer = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site().origin,
    expectedRPID: site().hostname,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!answer?.verified) return null;
  const { id, publicKey, counter, transports = [] } = answer.registrationInfo.credential;
  return { credentialId: id, publicKey: new Uint8Array(publicKey), counter: BigInt(counter), transports };
}

/** The id under which the browser's answer says it is known; null for what is no such answer. */
export function namedIn(text: string): string | null {
  const id = readJson<AuthenticationResponseJSON>(text)?.id;
  return typeof id === "string" && id.length <= 1400 ? id : null;
}

/** The counter to keep; null where this is not this passkey's answer to this challenge. */
export async function readAuthentication(
  text: string,
  { challenge, key, alone }: { challenge: string; key: Passkey; alone: boolean },
): Promise<bigint | null> {
  const response = readJson<AuthenticationResponseJSON>(text);
  if (!response) return null;
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site().origin,
    expectedRPID: site().hostname,
    credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) },
    // Alone it is two factors in one: what one has, and the finger or PIN that opens it.
    requireUserVerification: alone,
  }).catch(() => null);
  return answer?.verified ? BigInt(answer.authenticationInfo.newCounter) : null;
}

function readJson<Shape>(text: string): Shape | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Shape) : null;
  } catch {
    return null;
  }
}
