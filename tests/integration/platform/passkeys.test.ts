import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { beginChallenge, findChallenge, takeChallenge } from "@/lib/platform/auth/challenges";
import { db } from "@/lib/platform/db/client";
import { askPasskeyAction } from "@/lib/platform/passkeys/actions";
import { askPasskey, beginPasskey, keepPasskey, spendPasskey } from "@/lib/platform/passkeys/mutations";
import { actor } from "../../support/actor";
import { makeAuthenticator } from "../../support/authenticator";
import { faultsOf, resultOf } from "../../support/results";

/** One browser's cookies. */
const jar = new Map<string, string>();
vi.mock("@/lib/platform/i18n/navigation", () => ({ getPathname: ({ href }: { href: string }) => href }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "198.51.100.4" }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
    delete: ({ name }: { name: string }) => jar.delete(name),
  }),
}));

const REFUSED = { response: ["passkeyRefused"] };
let count = 0;

type Person = { actor: Actor; key: ReturnType<typeof makeAuthenticator> };
async function person(): Promise<Person> {
  count += 1;
  const key = makeAuthenticator();
  const passkeys = { create: { ...key.kept, name: "Laptop" } };
  const { id } = await db().user.create({
    data: { email: `kunci${count}@kota.go.id`, name: "Orang", role: "STAFF", passkeys },
  });
  return { actor: actor("STAFF", { id }), key };
}

let mine: Person;
let other: Person;
let address = "";
beforeEach(async () => {
  jar.clear();
  [mine, other] = [await person(), await person()];
  address = `198.51.100.${count}`;
});

const ask = async (whose: Person | null) => resultOf(await askPasskey(address, whose?.actor.id ?? null)).challenge;
const spend = (response: string) => spendPasskey(response);

describe("a passkey alone", () => {
  test("opens its account, whoever began to sign in in this browser before", async () => {
    await beginChallenge("SECOND_STEP", { userId: other.actor.id, challenge: null });
    const asked = await askPasskeyAction({}, new FormData());
    expect(asked.toSign).toMatchObject({ userVerification: "required" });
    expect(asked.toSign?.allowCredentials ?? []).toEqual([]);
    const opened = resultOf(await spend(mine.key.sign(asked.toSign?.challenge ?? "")));
    expect(opened).toEqual({ userId: mine.actor.id, way: "PASSKEY" });
  });

  test("does not without the finger or PIN: it is both factors in one", async () => {
    expect(faultsOf(await spend(mine.key.sign(await ask(null), { isVerified: false })))).toEqual(REFUSED);
  });

  test("signs what was asked, on this site", async () => {
    await ask(null);
    expect(faultsOf(await spend(mine.key.sign("lain")))).toEqual(REFUSED);
    const elsewhere = { origin: "https://contoh.test" };
    expect(faultsOf(await spend(mine.key.sign(await ask(null), elsewhere)))).toEqual(REFUSED);
    const stranger = makeAuthenticator();
    expect(faultsOf(await spend(stranger.sign(await ask(null))))).toEqual(REFUSED);
  });
});

describe("a passkey after a password", () => {
  const second = () => {
    const data = new FormData();
    data.set("intent", "second");
    return askPasskeyAction({}, data);
  };

  test("is asked of the account whose password was right here, and of nobody where none was", async () => {
    expect(await second()).toEqual({ problem: { code: "SIGNED_OUT" } });
    await beginChallenge("SECOND_STEP", { userId: mine.actor.id, challenge: null });
    const { toSign } = await second();
    expect(toSign?.allowCredentials?.map(({ id }) => id)).toEqual([mine.key.kept.credentialId]);
  });

  test("needs no finger, for the password is the other factor", async () => {
    const opened = resultOf(await spend(mine.key.sign(await ask(mine), { isVerified: false })));
    expect(opened).toEqual({ userId: mine.actor.id, way: "SECOND_FACTOR" });
  });

  test("is the account's own: another one's opens nothing, however well it signs", async () => {
    expect(faultsOf(await spend(other.key.sign(await ask(mine))))).toEqual(REFUSED);
  });
});

describe("what must be signed", () => {
  test("is signed once", async () => {
    const answer = mine.key.sign(await ask(null));
    resultOf(await spend(answer));
    expect(faultsOf(await spend(answer))).toEqual(REFUSED);
    const again = await ask(null);
    expect(faultsOf(await spend(mine.key.sign("lain")))).toEqual(REFUSED);
    // Used up by the wrong answer, too.
    expect(faultsOf(await spend(mine.key.sign(again)))).toEqual(REFUSED);
  });

  test("is over after its time, and with the next one that is asked", async () => {
    const late = mine.key.sign(await ask(null));
    await db().signInChallenge.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(faultsOf(await spend(late))).toEqual(REFUSED);
    const former = mine.key.sign(await ask(null));
    await ask(null);
    expect(faultsOf(await spend(former))).toEqual(REFUSED);
  });

  test("is of this browser, of its purpose, and of one of two who take it at once", async () => {
    await beginChallenge("SECOND_STEP", { userId: mine.actor.id, challenge: null });
    expect(await takeChallenge("PASSKEY_SIGN_IN")).toBeNull();
    expect(await findChallenge("SECOND_STEP")).toMatchObject({ userId: mine.actor.id });
    const taken = await Promise.all([takeChallenge("SECOND_STEP"), takeChallenge("SECOND_STEP")]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    const answer = mine.key.sign(await ask(null));
    jar.clear();
    expect(faultsOf(await spend(answer))).toEqual(REFUSED);
  });
});

describe("a passkey that is added", () => {
  const signedIn = ({ actor: who }: Person) => ({ actor: who, gate: "FACTOR" as const, sid: crypto.randomUUID() });

  test("is of whoever began it: nobody else's session keeps it", async () => {
    const added = makeAuthenticator();
    const begin = async () => resultOf(await beginPasskey(signedIn(mine), "")).challenge;
    const answer = { name: "Telepon", response: added.register(await begin()) };
    expect(faultsOf(await keepPasskey(signedIn(other), answer))).toEqual(REFUSED);
    // And it is used up.
    expect(faultsOf(await keepPasskey(signedIn(mine), answer))).toEqual(REFUSED);
    const own = { name: "Telepon", response: added.register(await begin()) };
    expect((await keepPasskey(signedIn(mine), own)).ok).toBe(true);
    const { userId } = await db().passkey.findUniqueOrThrow({ where: { credentialId: added.kept.credentialId } });
    expect(userId).toBe(mine.actor.id);
  });
});
