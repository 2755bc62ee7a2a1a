// An OpenID Connect provider of our own: authorization code, PKCE, nonce and RS256, and whoever comes is `person`.
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Person = { email: string; verified: boolean; refuses?: boolean };
type Grant = { challenge: string; nonce: string; redirectUri: string; person: Person };

const CLIENT = { id: "enam-pilar", secret: randomUUID() };
const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const KEY_ID = "only";
const LIFE_SECONDS = 60;

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(claims: object): string {
  const content = `${encoded({ alg: "RS256", kid: KEY_ID })}.${encoded(claims)}`;
  return `${content}.${sign("RSA-SHA256", Buffer.from(content), keys.privateKey).toString("base64url")}`;
}

export class IdentityProvider {
  person: Person = { email: "", verified: false };
  /** Stands in the token instead of the nonce that was asked for. */
  forgedNonce: string | undefined;
  isAway = false;
  private readonly grants = new Map<string, Grant>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<this> {
    this.server.listen(0, "localhost");
    await once(this.server, "listening");
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }

  get issuer(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** What the site must be told. */
  get variables() {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.issuer);
    const json = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (this.isAway) json(503, {});
    else if (url.pathname === "/.well-known/openid-configuration") json(200, this.configuration());
    else if (url.pathname === "/keys")
      json(200, { keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" }] });
    else if (url.pathname === "/authorize")
      response.writeHead(302, { location: this.wayBack(url.searchParams).href }).end();
    else if (url.pathname === "/token") {
      const idToken = this.redeem(request.headers.authorization, new URLSearchParams(await text(request)));
      if (idToken) json(200, { access_token: randomUUID(), token_type: "Bearer", id_token: idToken });
      else json(400, { error: "invalid_grant" });
    } else json(404, {});
  }

  private configuration() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    };
  }

  private wayBack(asked: URLSearchParams): URL {
    const given = (name: string) => asked.get(name) ?? "";
    const back = new URL(given("redirect_uri"));
    back.searchParams.set("state", given("state"));
    if (this.person.refuses) {
      back.searchParams.set("error", "access_denied");
      return back;
    }
    if (given("client_id") !== CLIENT.id || given("code_challenge_method") !== "S256" || !given("nonce"))
      throw new Error(`Asked without what is needed: ${asked}`);
    const code = randomUUID();
    const { person } = this;
    this.grants.set(code, {
      challenge: given("code_challenge"),
      nonce: given("nonce"),
      redirectUri: back.origin + back.pathname,
      person,
    });
    back.searchParams.set("code", code);
    return back;
  }

  /** A token for a code that is used once, by our client, from the browser that asked for it. */
  private redeem(authorization: string | undefined, form: URLSearchParams): string | null {
    const code = form.get("code") ?? "";
    const grant = this.grants.get(code);
    this.grants.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const client = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString("base64")}`;
    if (!grant || grant.challenge !== challenge || authorization !== client) return null;
    if (grant.redirectUri !== form.get("redirect_uri")) return null;
    const now = Math.floor(Date.now() / 1000);
    const { email, verified } = grant.person;
    return signed({
      iss: this.issuer,
      aud: CLIENT.id,
      sub: email,
      iat: now,
      exp: now + LIFE_SECONDS,
      nonce: this.forgedNonce ?? grant.nonce,
      name: "Nama dari penyedia",
      picture: "https://picture.test/x.png",
      email,
      email_verified: verified,
    });
  }
}
