import { beforeEach, describe, expect, test, vi } from "vitest";
import { forgetSecurityEvents, recordSecurityEvent } from "@/lib/platform/audit/security";
import { endAllSessions, findSession, recordSession, type SessionClaim } from "@/lib/platform/auth/open-sessions";
import { hashPassword } from "@/lib/platform/auth/password";
import { findActorOf } from "@/lib/platform/auth/session";
import { signIn } from "@/lib/platform/auth/sign-in";
import { signOut, signOutEverywhere } from "@/lib/platform/auth/sign-out";
import { db } from "@/lib/platform/db/client";
import { listSecurityEvents } from "@/lib/platform/security-events/queries";
import { actor } from "../../support/actor";
import { asOwner, ownerDb } from "../../support/database";

vi.mock("next/navigation", () => ({
  notFound: () => {
    throw new Error("404");
  },
  redirect: () => {
    throw new Error("redirect");
  },
}));

const PASSWORD = "sandi-yang-benar";
let count = 0;
let email = "";
let userId = "";

beforeEach(async () => {
  count += 1;
  email = `sesi${count}@enampilar.test`;
  userId = (
    await db().user.create({
      data: { email, name: "Orang", role: "STAFF", passwordHash: await hashPassword(PASSWORD) },
    })
  ).id;
});

const enter = async (address = `10.1.0.${count}`): Promise<SessionClaim> => {
  const result = await signIn({ email, password: PASSWORD, address });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const isIn = async (claim: SessionClaim) => (await findActorOf(claim)) !== null;
const move = (column: "lastSeenAt" | "openedAt", claim: SessionClaim, by: string) =>
  db().$executeRawUnsafe(`UPDATE sessions SET "${column}" = now() - interval '${by}' WHERE id = '${claim.sid}'`);
const kinds = async () =>
  (await db().securityEvent.findMany({ where: { userId }, orderBy: { id: "asc" } })).map(({ kind }) => kind);

describe("a session", () => {
  test("ends with its sign-out wherever its cookie was copied to, and other devices keep theirs", async () => {
    const [here, elsewhere] = [await enter(), await enter("10.2.0.1")];
    await signOut({ ...here });
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([false, true]);
  });

  test("ends on every device with a sign-out everywhere, which an ended session cannot ask for", async () => {
    const [here, elsewhere] = [await enter(), await enter("10.2.0.1")];
    await signOut(here);
    await signOutEverywhere(here);
    expect(await isIn(elsewhere)).toBe(true);
    const again = await enter();
    await signOutEverywhere(again);
    expect([await isIn(again), await isIn(elsewhere)]).toEqual([false, false]);
    expect(await kinds()).toEqual(["SIGNED_OUT", "SIGNED_OUT_EVERYWHERE"]);
  });

  test("ends after two hours without a visit, and twelve hours after it began, visited or not", async () => {
    const claim = await enter();
    await move("lastSeenAt", claim, "1 hour 59 minutes");
    expect(await isIn(claim)).toBe(true);
    await move("lastSeenAt", claim, "2 hours 1 minute");
    expect(await isIn(claim)).toBe(false);
    const long = await enter();
    await move("openedAt", long, "11 hours 59 minutes");
    expect(await isIn(long)).toBe(true);
    await move("openedAt", long, "12 hours 1 minute");
    expect(await isIn(long)).toBe(false);
  });

  test("is noted as seen at most once a minute", async () => {
    const claim = await enter();
    const seen = async () => (await db().session.findUniqueOrThrow({ where: { id: claim.sid } })).lastSeenAt.getTime();
    const before = await seen();
    await findSession(claim);
    expect(await seen()).toBe(before);
    await move("lastSeenAt", claim, "61 seconds");
    await findSession(claim);
    expect(await seen()).toBeGreaterThanOrEqual(before);
  });

  test("is of its own user and no other, and ends with a change of the account", async () => {
    const claim = await enter();
    const other = await db().user.create({ data: { email: `lain${count}@enampilar.test`, name: "x", role: "ADMIN" } });
    expect(await isIn({ ...claim, sub: other.id })).toBe(false);
    await db().user.update({ where: { id: userId }, data: { role: "COUNCIL" } });
    expect(await isIn(claim)).toBe(false);
  });

  test("whose time is over leaves no row behind once somebody signs in", async () => {
    const claim = await enter();
    await move("lastSeenAt", claim, "3 hours");
    await recordSession(userId);
    expect(await db().session.count({ where: { id: claim.sid } })).toBe(0);
    await endAllSessions(userId);
  });
});

describe("the security record", () => {
  test("holds failed sign-ins and the begin of a lock, of the account where there is one and of nobody where not", async () => {
    const attempt = (who: string) => signIn({ email: who, password: "salah", address: `10.7.0.${count}` });
    for (let n = 0; n < 8; n++) await attempt(email);
    // Five tries within a minute are one line: the same fact of the same account.
    expect(await kinds()).toEqual(["SIGN_IN_FAILED", "LOCKED"]);
    const before = await db().securityEvent.count({ where: { userId: null } });
    await attempt(`tidak-ada${count}@enampilar.test`);
    const strangers = await db().securityEvent.findMany({ where: { userId: null } });
    expect(strangers).toHaveLength(before + 1);
    const told = JSON.stringify(strangers, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    expect(told).not.toMatch(/@|10\.7\./);
  });

  test("is read by ADMIN alone, newest first, by kind, a page at a time", async () => {
    for (let n = 0; n < 60; n++)
      await recordSecurityEvent({ kind: "REFUSED", userId, detail: `/kelola/${count}/${n}` });
    await recordSecurityEvent({ kind: "KEPT_BACK_EVIDENCE", userId, detail: "/api/evidence/x" });
    const admin = actor("ADMIN", { id: userId });
    const first = await listSecurityEvents(admin, { kind: "REFUSED", page: 1 });
    const second = await listSecurityEvents(admin, { kind: "REFUSED", page: 2 });
    expect(first.items[0]).toMatchObject({ kind: "REFUSED", account: email, detail: `/kelola/${count}/59` });
    expect(first.items).toHaveLength(50);
    expect(second.items.map(({ detail }) => detail)).toContain(`/kelola/${count}/0`);
    expect((await listSecurityEvents(admin, { page: 1 })).items[0]?.kind).toBe("KEPT_BACK_EVIDENCE");
    for (const role of ["STAFF", "AGENCY", "COUNCIL", "ASSESSOR"] as const)
      await expect(listSecurityEvents(actor(role), { page: 1 })).rejects.toThrow("404");
  });

  test("is added to only, and what is past keeping goes, by nobody's choice", async () => {
    await recordSecurityEvent({ kind: "REFUSED", userId, detail: "/kelola/baru" });
    await expect(db().securityEvent.deleteMany()).rejects.toThrow(/permission denied/);
    await expect(ownerDb().securityEvent.deleteMany()).rejects.toThrow(/append-only/);
    await expect(ownerDb().securityEvent.updateMany({ data: { detail: "" } })).rejects.toThrow(/append-only/);
    await asOwner(
      `INSERT INTO security_events ("at", "kind", "userId", "detail") VALUES (now() - interval '401 days', 'REFUSED', '${userId}', 'lama')`,
    );
    await forgetSecurityEvents();
    const left = await db().securityEvent.findMany({ where: { userId } });
    expect(left.map(({ detail }) => detail)).toEqual(["/kelola/baru"]);
  });
});
