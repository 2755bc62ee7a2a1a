// The second step of a sign-in: what it asks, what works once, and who must have one.

import { TOTP } from "otpauth";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { recordSession } from "@/lib/platform/auth/open-sessions";
import { authOptions } from "@/lib/platform/auth/options";
import { hashPassword } from "@/lib/platform/auth/password";
import { findActorOf, findSignedInOf } from "@/lib/platform/auth/session";
import { signIn } from "@/lib/platform/auth/sign-in";
import { db } from "@/lib/platform/db/client";
import { beginPasskey } from "@/lib/platform/passkeys/mutations";
import * as factor from "@/lib/platform/second-factor/mutations";
import { getOwnFactors } from "@/lib/platform/second-factor/queries";
import { actor } from "../../support/actor";

vi.mock("next/navigation", () => ({ notFound: () => undefined, redirect: () => undefined }));

const PASSWORD = "sungai brantas mengalir";
const NOW = new Date("2026-11-29T05:00:10Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
let count = 0;
let user: Actor;
let email = "";
let sid = "";

beforeEach(async () => {
  count += 1;
  email = `faktor${count}@kota.go.id`;
  const passwordHash = await hashPassword(PASSWORD);
  const { id } = await db().user.create({ data: { email, name: "Orang", role: "STAFF", passwordHash } });
  user = actor("STAFF", { id });
  sid = await recordSession(id);
  await db().accountRules.update({ where: { id: 1 }, data: { secondFactorRoles: [] } });
});

const claim = (id = sid) => ({ sid: id, sub: user.id, sessionVersion: 1 });
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: secret.replaceAll(" ", "") }).generate({ timestamp: at.getTime() });

/** A telephone that is set up; its secret and the paper. */
async function setUp(): Promise<{ secret: string; codes: string[] }> {
  expect(await factor.beginTimeCode(user)).toMatchObject({ ok: true });
  const secret = (await getOwnFactors(user)).setup?.secret ?? "";
  const result = await factor.confirmTimeCode(
    { actor: user, gate: null, sid },
    { code: codeAt(secret, NOW), password: PASSWORD },
    NOW,
  );
  if (!result.ok) throw new Error(result.error.code);
  return { secret, codes: result.value.codes };
}

describe("codes on the telephone", () => {
  test("are set up by whoever knows the password, and at an open session of somebody else's by nobody", async () => {
    await factor.beginTimeCode(user);
    const secret = (await getOwnFactors(user)).setup?.secret ?? "";
    const stranger = { code: codeAt(secret, NOW), password: "bukan kata sandinya" };
    expect(await factor.confirmTimeCode({ actor: user, gate: null, sid }, stranger, NOW)).toMatchObject({
      error: { fields: { password: ["wrongPassword"] } },
    });
    expect(await beginPasskey({ actor: user, gate: null, sid }, "")).toMatchObject({
      error: { fields: { password: ["required"] } },
    });
    expect((await getOwnFactors(user)).timeCode).toBeNull();
    // Just after a sign-in with the password it was typed already.
    const own = { code: codeAt(secret, NOW), password: "" };
    expect((await factor.confirmTimeCode({ actor: user, gate: "FACTOR", sid }, own, NOW)).ok).toBe(true);
  });

  test("count only once a first code proved that they arrived; the secret is kept encrypted and shown no more", async () => {
    await factor.beginTimeCode(user);
    const { setup } = await getOwnFactors(user);
    const secret = setup?.secret.replaceAll(" ", "") ?? "";
    expect(setup?.picture).toContain("<svg");
    const { secret: kept } = await db().timeCode.findUniqueOrThrow({ where: { userId: user.id } });
    expect(kept).not.toContain(secret);
    expect(
      await factor.confirmTimeCode({ actor: user, gate: null, sid }, { code: "000000", password: PASSWORD }, NOW),
    ).toMatchObject({
      error: { fields: { code: ["wrongCode"] } },
    });
    expect((await signIn({ email, password: PASSWORD, address: `10.5.0.${count}` })).ok).toBe(true);
    expect(
      (
        await factor.confirmTimeCode(
          { actor: user, gate: null, sid },
          { code: codeAt(secret, NOW), password: PASSWORD },
          NOW,
        )
      ).ok,
    ).toBe(true);
    expect((await getOwnFactors(user)).setup).toBeNull();
    expect(await factor.beginTimeCode(user)).toMatchObject({ error: { code: "WRONG_STATE" } });
  });

  test("once set up, the password alone opens nothing, by the form and by next-auth's own address", async () => {
    const elsewhere = await recordSession(user.id);
    await setUp();
    expect(await signIn({ email, password: PASSWORD, address: `10.5.1.${count}` })).toMatchObject({
      error: { code: "SECOND_STEP", current: { userId: user.id } },
    });
    expect(await signIn({ email, password: "salah", address: `10.5.1.${count}` })).toMatchObject({
      error: { code: "SIGN_IN_REFUSED" },
    });
    const [credentials] = authOptions().providers as unknown as {
      options: { authorize: (given: object, request: object) => Promise<unknown> };
    }[];
    expect(await credentials?.options.authorize({ email, password: PASSWORD }, { headers: {} })).toBeNull();
    // This session has shown it; the one elsewhere came in by the password alone.
    expect(await findActorOf(claim())).not.toBeNull();
    expect(await findActorOf(claim(elsewhere))).toBeNull();
    expect(await findActorOf(claim(await recordSession(user.id)))).toBeNull();
  });

  test("each works once, of two at once one, and none of an earlier step after it", async () => {
    const { secret } = await setUp();
    const spend = (at: Date, now = at) => factor.spendCode(user.id, codeAt(secret, at), now);
    expect(await spend(NOW)).toMatchObject({ ok: false });
    const both = await Promise.all([spend(later(30)), spend(later(30))]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await spend(later(60), later(60))).ok).toBe(true);
    expect((await spend(later(30), later(60))).ok).toBe(false);
  });

  test("are tried five times and then not for a quarter of an hour, however many are sent at once", async () => {
    const { secret } = await setUp();
    const tries = await Promise.all(Array.from({ length: 20 }, () => factor.spendCode(user.id, "000001", NOW)));
    expect(tries.filter((one) => !one.ok && one.error.code === "INVALID")).toHaveLength(5);
    expect(await factor.spendCode(user.id, codeAt(secret, later(30)), later(30))).toMatchObject({
      error: { code: "LOCKED_OUT" },
    });
    const kinds = (await db().securityEvent.findMany({ where: { userId: user.id } })).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["FACTOR_ADDED", "SIGN_IN_FAILED", "LOCKED"]));
  });
});

describe("recovery codes", () => {
  test("are ten, kept as hashes, and each opens once; new ones end the former", async () => {
    const { codes } = await setUp();
    expect(new Set(codes).size).toBe(10);
    const kept = JSON.stringify(await db().recoveryCode.findMany({ where: { userId: user.id } }));
    expect(codes.some((code) => kept.includes(code) || kept.includes(code.replace("-", "")))).toBe(false);
    const [first = "", second = ""] = codes;
    expect(await factor.spendCode(user.id, ` ${first.toUpperCase().replace("-", " ")}`)).toEqual({
      ok: true,
      value: "recoveryCode",
    });
    expect((await factor.spendCode(user.id, first)).ok).toBe(false);
    expect(await factor.renewRecoveryCodes(user, "salah")).toMatchObject({
      error: { fields: { password: ["wrongPassword"] } },
    });
    expect((await factor.renewRecoveryCodes(user, PASSWORD)).ok).toBe(true);
    expect((await factor.spendCode(user.id, second)).ok).toBe(false);
  });

  test("of somebody else open nothing", async () => {
    const { codes } = await setUp();
    const stranger = await db().user.create({ data: { email: `lain${count}@kota.go.id`, name: "x", role: "STAFF" } });
    expect((await factor.spendCode(stranger.id, codes[0] ?? "")).ok).toBe(false);
  });
});

describe("who must have one", () => {
  const must = (roles: ("STAFF" | "ADMIN")[]) =>
    db().accountRules.update({ where: { id: 1 }, data: { secondFactorRoles: roles } });

  test("can do nothing else before, whatever session they have, and everything after", async () => {
    await must(["STAFF"]);
    expect(await findActorOf(claim())).toBeNull();
    expect((await findSignedInOf(claim()))?.gate).toBe("FACTOR");
    await setUp();
    expect((await findSignedInOf(claim()))?.gate).toBeNull();
  });

  test("without a decision it is ADMIN and STAFF", async () => {
    const rules = await db().accountRules.findUniqueOrThrow({ where: { id: 1 } });
    await expect(db().accountRules.deleteMany()).rejects.toThrow(/permission denied/);
    expect(rules.secondFactorRoles).toEqual([]);
  });

  test("keeps the last one, of two removed at once too; others may go without", async () => {
    await setUp();
    const key = { credentialId: `kunci-${count}`, publicKey: new Uint8Array([1]), counter: 0n, transports: [] };
    await factor.addPasskey({ actor: user, gate: null, sid }, key, "Laptop");
    const { id } = await db().passkey.findFirstOrThrow({ where: { userId: user.id } });
    await must(["STAFF"]);
    const both = await Promise.all([
      factor.removeFactor(user, null, PASSWORD),
      factor.removeFactor(user, id, PASSWORD),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { fields: { password: ["lastFactor"] } } });
    await must([]);
    const left = await db().passkey.findFirst({ where: { userId: user.id } });
    expect((await factor.removeFactor(user, left?.id ?? null, PASSWORD)).ok).toBe(true);
    expect(await db().recoveryCode.count({ where: { userId: user.id } })).toBe(0);
    expect((await signIn({ email, password: PASSWORD, address: `10.5.2.${count}` })).ok).toBe(true);
  });

  test("nobody takes away what is somebody else's", async () => {
    const key = { credentialId: `lain-${count}`, publicKey: new Uint8Array([1]), counter: 0n, transports: [] };
    await factor.addPasskey({ actor: user, gate: null, sid }, key, "Laptop");
    const { id } = await db().passkey.findFirstOrThrow({ where: { userId: user.id } });
    const other = await db().user.create({
      data: {
        email: `pencuri${count}@kota.go.id`,
        name: "x",
        role: "STAFF",
        passwordHash: await hashPassword(PASSWORD),
      },
    });
    expect(await factor.removeFactor(actor("STAFF", { id: other.id }), id, PASSWORD)).toMatchObject({
      error: { code: "WRONG_STATE" },
    });
    expect(await db().passkey.count({ where: { id } })).toBe(1);
  });
});
