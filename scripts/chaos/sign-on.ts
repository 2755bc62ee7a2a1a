// The city's single sign-on takes connections and says nothing: whoever chooses it is told within seconds, whoever signs in with
// a password comes in, and whoever is in works on.
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { signInByForm } from "../bench/plain-form";
import { OperatorError } from "../operator";
import type { Undo, Web } from "./stage";
import { Valve } from "./valve";

const ANSWER_MS = 20_000;
const TRIES = 4;
const PAUSE_MS = 1000;

export class SignOn {
  private constructor(
    readonly env: Record<string, string>,
    private readonly valve: Valve,
  ) {}

  static async open(undo: Undo): Promise<SignOn> {
    // What it would say is never heard here: the tests hold conversations with one that speaks.
    const provider = createServer((_, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
    undo.push(async () => void provider.close());
    const valve = await Valve.open((provider.address() as { port: number }).port);
    undo.push(async () => valve.close());
    const OIDC_ISSUER = `http://localhost:${valve.port}`;
    return new SignOn({ OIDC_ISSUER, OIDC_CLIENT_ID: "kota", OIDC_CLIENT_SECRET: "gangguan-gangguan-gangguan" }, valve);
  }

  /** As long as so many people try, one after the other, and one of them with a password in between. */
  async held(web: Web, account: { email: string; password: string }): Promise<void> {
    this.valve.hold();
    for (let turn = 0; turn < TRIES; turn += 1) {
      await tried(web);
      const { cookie } = await signInByForm(web.url, account);
      if (!cookie) throw new OperatorError("The password let nobody in while the single sign-on was silent.");
      await wait(PAUSE_MS);
    }
    this.valve.open();
  }
}

/** What the button of the sign-in page sends; it must lead back to that page. */
async function tried({ url }: Web): Promise<void> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const asked = await fetch(`${url}/api/auth/csrf`, { signal });
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const began = performance.now();
  const answer = await fetch(`${url}/api/auth/signin/oidc`, {
    method: "POST",
    headers: { cookie, origin: url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl: `${url}/kelola` }),
    signal,
  }).catch(() => {
    throw new OperatorError(`The single sign-on was waited for longer than ${ANSWER_MS / 1000} s.`);
  });
  if (new URL(answer.url).pathname !== "/masuk")
    throw new OperatorError(
      `A silent single sign-on was answered ${answer.status} ${answer.url} after ${Math.round(performance.now() - began)} ms.`,
    );
}
