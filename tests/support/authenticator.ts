import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

const SITE = { name: "localhost", origin: "http://localhost:3000" };
const [PRESENT, VERIFIED, NEW_KEY] = [0x01, 0x04, 0x40];
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const uint = (bytes: number, value: number) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

/** A key of P-256 as WebAuthn writes it: a CBOR map of COSE. */
function coseOf(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const [head, second] = [Buffer.from("a5010203262001215820", "hex"), Buffer.from("225820", "hex")];
  return Buffer.concat([head, Buffer.from(x, "base64url"), second, Buffer.from(y, "base64url")]);
}

type Signing = { isVerified?: boolean; origin?: string };

/** A passkey in software: it signs what a browser would have its device sign. */
export function makeAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;
  const facts = (flags: number) => {
    counter += 1;
    return Buffer.concat([sha256(SITE.name), uint(1, flags), uint(4, counter)]);
  };
  const said = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: object) => {
    const credentialId = id.toString("base64url");
    const about = { type: "public-key", clientExtensionResults: {}, authenticatorAttachment: "platform" };
    return JSON.stringify({ id: credentialId, rawId: credentialId, ...about, response });
  };
  const base64 = (data: Buffer) => data.toString("base64url");
  return {
    /** As it is kept once it was added. */
    kept: {
      ...{ credentialId: base64(id), publicKey: new Uint8Array(coseOf(publicKey)), counter: 0n },
      transports: ["internal"],
    },
    /** `isVerified`: a finger or a PIN opened it; without it, somebody was there. */
    sign(challenge: string, { isVerified = true, origin = SITE.origin }: Signing = {}): string {
      const authenticatorData = facts(PRESENT | (isVerified ? VERIFIED : 0));
      const clientData = said("webauthn.get", challenge, origin);
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      return answer({
        ...{ authenticatorData: base64(authenticatorData), clientDataJSON: base64(clientData) },
        signature: base64(signature),
      });
    },
    /** The answer to being added. */
    register(challenge: string): string {
      const key = Buffer.concat([Buffer.alloc(16), uint(2, id.length), id, coseOf(publicKey)]);
      const authData = Buffer.concat([facts(PRESENT | VERIFIED | NEW_KEY), key]);
      const head = Buffer.from(`a363${hex("fmt")}64${hex("none")}67${hex("attStmt")}a068${hex("authData")}`, "hex");
      const attestationObject = Buffer.concat([head, Buffer.from([0x58]), uint(1, authData.length), authData]);
      const clientData = said("webauthn.create", challenge, SITE.origin);
      return answer({ attestationObject: base64(attestationObject), clientDataJSON: base64(clientData) });
    },
  };
}

const hex = (text: string) => Buffer.from(text).toString("hex");
