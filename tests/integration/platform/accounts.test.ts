// Accounts made, changed and closed by ADMIN: what is told, what ends, and that one who administers is always left.
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { publishedStewardName } from "@/lib/city/agencies/published";
import { createFirstAdmin } from "@/lib/city/first-run/mutations";
import { isFirstRun, isNewCity } from "@/lib/city/first-run/queries";
import { firstRunToken } from "@/lib/city/first-run/token";
import * as change from "@/lib/platform/accounts/mutations";
import { listAccounts, listWaysIn } from "@/lib/platform/accounts/queries";
import { recordSession } from "@/lib/platform/auth/open-sessions";
import { hashPassword } from "@/lib/platform/auth/password";
import { findSignedInOf } from "@/lib/platform/auth/session";
import { signIn } from "@/lib/platform/auth/sign-in";
import { db } from "@/lib/platform/db/client";
import { changePassword } from "@/lib/platform/passwords/mutations";
import { setAccountRules } from "@/lib/platform/second-factor/mutations";
import { actor } from "../../support/actor";

vi.mock("next/navigation", () => ({
  notFound: () => {
    throw new Error("404");
  },
  redirect: () => {
    throw new Error("redirect");
  },
}));

const GOOD = "sungai brantas mengalir";
let count = 0;
let admin = actor("ADMIN");

const person = async (role: "ADMIN" | "STAFF" | "COUNCIL" = "STAFF", given: object = {}) => {
  count += 1;
  const email = `orang${count}@kota.go.id`;
  const passwordHash = await hashPassword(GOOD);
  const user = await db().user.create({ data: { email, name: `Orang ${count}`, role, passwordHash, ...given } });
  return actor(role, { id: user.id, name: user.name });
};
const ref = async ({ id }: { id: string }) => {
  const { version } = await db().user.findUniqueOrThrow({ where: { id } });
  return { id, version };
};
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);

describe("the first start of a city's own database", () => {
  const command = {
    ...{ name: "Ibu Admin", email: "admin@kota.go.id", newPassword: GOOD, newPasswordAgain: GOOD },
    ...{ city: "Kota Contoh", timeZone: "Asia/Makassar" },
    ...{ stewardCode: "KOMINFO", stewardName: "Dinas Kominfo", stewardShortName: "Kominfo" },
  };
  const token = firstRunToken(process.env.NEXTAUTH_SECRET ?? "");

  test("is opened by its link alone, makes one administrator of two who press at once, and is over then", async () => {
    expect(await isFirstRun("x")).toBe(false);
    expect(await isFirstRun(token)).toBe(true);
    expect(code(await createFirstAdmin("x".repeat(token.length), command))).toBe("NOT_FOUND");
    expect(code(await createFirstAdmin(token, { ...command, newPassword: "password1234" }))).toBe("INVALID");
    const both = await Promise.all([
      createFirstAdmin(token, command),
      createFirstAdmin(token, { ...command, email: "lain@kota.go.id" }),
    ]);
    expect(both.map(code).sort()).toEqual(["NOT_FOUND", "ok"]);
    expect(await db().user.count()).toBe(1);
    expect(await isFirstRun(token)).toBe(false);
    expect(await db().auditEvent.count({ where: { action: "createUser" } })).toBe(1);
  });

  test("names the city, its hours and the agency that keeps its data, once", async () => {
    const { name, timeZone } = await db().citySettings.findUniqueOrThrow({ where: { id: 1 } });
    expect([name, timeZone]).toEqual(["Kota Contoh", "Asia/Makassar"]);
    expect(await db().agency.findMany({ where: { steward: true }, select: { code: true } })).toEqual([
      { code: "KOMINFO" },
    ]);
    expect(await publishedStewardName()).toBe("Dinas Kominfo");
    expect(await isNewCity()).toBe(false);
  });
});

describe("accounts", () => {
  beforeAll(async () => {
    await db().agency.createMany({
      data: ["DLHKP", "DINKES"].map((one) => ({ code: one, name: one, shortName: one })),
    });
  });
  beforeEach(async () => {
    admin = await person("ADMIN");
  });

  test("with a first password: shown once, changed before anything else, and with it every other session ends", async () => {
    const command = { name: "Siti", email: `siti${count}@kota.go.id`, role: "AGENCY" as const, agencyCode: "DLHKP" };
    const made = await change.createAccount(admin, { ...command, way: "PRINTED" }, "id");
    if (!made.ok || !made.value.password) throw new Error("not made");
    const entered = await signIn({ email: command.email, password: made.value.password, address: `10.3.0.${count}` });
    if (!entered.ok) throw new Error(entered.error.code);
    const gated = await findSignedInOf(entered.value);
    expect(gated?.gate).toBe("PASSWORD");
    const elsewhere = await recordSession(made.value.id);
    if (!gated) throw new Error("not in");
    const same = { password: "", newPassword: made.value.password, newPasswordAgain: made.value.password };
    expect(await changePassword(gated, same)).toMatchObject({ error: { fields: { newPassword: ["passwordSame"] } } });
    const claim = await changePassword(gated, { password: "", newPassword: GOOD, newPasswordAgain: GOOD });
    if (!claim.ok) throw new Error(claim.error.code);
    expect((await findSignedInOf(claim.value))?.gate).toBeNull();
    expect(await findSignedInOf(entered.value)).toBeNull();
    expect(await db().session.count({ where: { id: elsewhere } })).toBe(0);
    const kinds = await db().securityEvent.findMany({ where: { userId: made.value.id } });
    expect(kinds.map(({ kind }) => kind)).toEqual(["PASSWORD_CHANGED"]);
    const log = JSON.stringify(await db().auditEvent.findMany({ where: { entityId: made.value.id } }), (_k, v) =>
      typeof v === "bigint" ? String(v) : v,
    );
    expect(log).not.toContain(made.value.password);
  });

  test("one's own password asks for the one so far, a few times and then no more", async () => {
    const user = await person();
    const signedIn = { actor: user, gate: null, sid: await recordSession(user.id) };
    const attempt = (password: string) =>
      changePassword(signedIn, { password, newPassword: "kuda hijau minum teh", newPasswordAgain: "x" });
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await attempt("salah"));
    expect(answers[0]).toMatchObject({ error: { fields: { password: ["wrongPassword"] } } });
    expect(code(answers[5] ?? { ok: true })).toBe("LOCKED_OUT");
    expect(code(await attempt(GOOD))).toBe("LOCKED_OUT");
  });

  test("are refused for an address in use, an unknown agency, and by e-mail where there is none", async () => {
    const user = await db().user.findUniqueOrThrow({ where: { id: admin.id } });
    const base = { name: "x", role: "AGENCY" as const, way: "PRINTED" as const };
    expect(await change.createAccount(admin, { ...base, email: user.email, agencyCode: "DLHKP" }, "id")).toMatchObject({
      error: { fields: { email: ["emailTaken"] } },
    });
    expect(await change.createAccount(admin, { ...base, email: "b@b.id", agencyCode: "XX" }, "id")).toMatchObject({
      error: { fields: { agencyCode: ["agencyGone"] } },
    });
    expect(
      await change.createAccount(admin, { ...base, email: "b@b.id", role: "STAFF", way: "MAIL" }, "id"),
    ).toMatchObject({ error: { fields: { way: ["noMail"] } } });
    expect(code(await change.createAccount(await person(), { ...base, email: "b@b.id" }, "id"))).toBe("FORBIDDEN");
  });

  test("of two who administer take both new addresses, though each gives the other's at the same moment", async () => {
    const [a, b] = [await person("ADMIN"), await person("ADMIN")];
    for (let round = 0; round < 8; round += 1) {
      const [toA, toB] = [await ref(a), await ref(b)];
      const fields = (who: string) => ({ name: who, email: `${who}${count}-${round}@kota.go.id` });
      const results = await Promise.all([
        change.editAccount(a, toB, fields("b")),
        change.editAccount(b, toA, fields("a")),
      ]);
      expect(results.map(code)).toEqual(["ok", "ok"]);
    }
  });

  test("are made for open agencies; who is of one that closed since can still be corrected", async () => {
    const { id: agencyId } = await db().agency.findUniqueOrThrow({ where: { code: "DINKES" } });
    const user = await person("STAFF", { role: "AGENCY", agencyId });
    const row = await db().user.findUniqueOrThrow({ where: { id: user.id } });
    await db().agency.update({ where: { code: "DINKES" }, data: { closedOn: new Date("2026-01-01") } });
    const fields = { name: "Benar", email: row.email, role: "AGENCY" as const, agencyCode: "DINKES" };
    const made = await change.createAccount(admin, { ...fields, email: "tutup@kota.go.id", way: "PRINTED" }, "id");
    expect(made).toMatchObject({ error: { fields: { agencyCode: ["agencyGone"] } } });
    expect((await change.editAccount(admin, { id: user.id, version: row.version }, fields)).ok).toBe(true);
    await db().agency.update({ where: { code: "DINKES" }, data: { closedOn: null } });
  });

  test("two who edit at once: the second sees what the first one saved, and its history holds the whole state", async () => {
    const user = await person();
    const before = await ref(user);
    const fields = {
      name: "Nama Baru",
      email: `baru${count}@kota.go.id`,
      role: "AGENCY" as const,
      agencyCode: "DLHKP",
    };
    expect(code(await change.editAccount(admin, before, fields))).toBe("ok");
    const stale = await change.editAccount(admin, before, { ...fields, name: "Lain" });
    expect(stale).toMatchObject({
      error: { code: "STALE", current: { name: "Nama Baru", agencyCode: "DLHKP", version: 2 } },
    });
    const event = await db().auditEvent.findFirstOrThrow({ where: { entityId: user.id, action: "edit" } });
    expect(event.before).toMatchObject({ role: "STAFF", agencyCode: null, name: user.name });
    expect(event.after).toMatchObject({ role: "AGENCY", agencyCode: "DLHKP", name: "Nama Baru", disabledAt: null });
  });

  test("a closed one is out at once and for good, until it is opened again", async () => {
    const user = await person();
    const entered = await signIn({
      email: (await db().user.findUniqueOrThrow({ where: { id: user.id } })).email,
      password: GOOD,
      address: `10.4.0.${count}`,
    });
    if (!entered.ok) throw new Error(entered.error.code);
    expect(code(await change.disableAccount(admin, await ref(user)))).toBe("ok");
    expect(await findSignedInOf(entered.value)).toBeNull();
    expect(code(await change.disableAccount(admin, await ref(user)))).toBe("WRONG_STATE");
    expect(code(await change.enableAccount(admin, await ref(user)))).toBe("ok");
    const kinds = await db().securityEvent.findMany({ where: { userId: user.id }, orderBy: { id: "asc" } });
    expect(kinds.map(({ kind }) => kind)).toEqual(["ACCOUNT_DISABLED", "ACCOUNT_ENABLED"]);
  });

  test("nobody closes, raises or resets oneself", async () => {
    const own = await ref(admin);
    for (const step of [change.disableAccount, change.giveFirstPassword, change.removeFactorsOf])
      expect(code(await step(admin, own))).toBe("FORBIDDEN");
    const email = `x${count}@kota.go.id`;
    expect(await change.editAccount(admin, own, { name: "x", email, role: "STAFF" })).toMatchObject({
      error: { fields: { role: ["ownRole"] } },
    });
    expect(code(await change.editAccount(admin, own, { name: "x", email }))).toBe("ok");
  });

  test("of the last two who administer, each closing the other at once, one stays", async () => {
    await db().user.updateMany({ where: { role: "ADMIN", id: { not: admin.id } }, data: { role: "STAFF" } });
    const second = await person("ADMIN");
    const refs = [await ref(admin), await ref(second)] as const;
    const both = await Promise.all([change.disableAccount(admin, refs[1]), change.disableAccount(second, refs[0])]);
    expect(both.map(code).sort()).toEqual(["INVALID", "ok"]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { fields: { role: ["lastAdmin"] } } });
    expect(await db().user.count({ where: { role: "ADMIN", disabledAt: null } })).toBe(1);
    const left = await db().user.findFirstOrThrow({ where: { role: "ADMIN", disabledAt: null } });
    // Whoever was invited and never came is nobody to fall back on.
    await db().user.create({ data: { email: `undang${count}@kota.go.id`, name: "x", role: "ADMIN" } });
    await expect(db().user.update({ where: { id: left.id }, data: { role: "STAFF" } })).rejects.toThrow(/administers/);
  });

  test("are listed by name, role, agency and state, a page at a time", async () => {
    const search = `orang ${count}`;
    const found = await listAccounts(admin, { search, page: 1, role: undefined, agency: undefined, state: undefined });
    expect(found.items.map(({ id }) => id)).toEqual([admin.id]);
    const closed = await listAccounts(admin, {
      state: "disabled",
      page: 1,
      role: undefined,
      agency: undefined,
      search: undefined,
    });
    expect(closed.items.every(({ state }) => state === "disabled")).toBe(true);
    const odd = await listAccounts(admin, {
      search: "%_\\",
      page: 1,
      role: undefined,
      agency: undefined,
      state: undefined,
    });
    expect(odd.total).toBe(0);
    await expect(listAccounts(actor("STAFF"), { page: 1 } as never)).rejects.toThrow("404");
  });
});

describe("the accounts of the trial", () => {
  test("are all closed by a real administrator, never by one of theirs, and the city's rules hold from then on", async () => {
    const real = await person("ADMIN");
    const trial = await db().user.create({ data: { email: "admin@enampilar.test", name: "Admin", role: "ADMIN" } });
    expect(code(await change.closeTrialAccounts(actor("ADMIN", { id: trial.id })))).toBe("FORBIDDEN");
    expect(await change.closeTrialAccounts(real)).toEqual({ ok: true, value: { count: 1 } });
    expect((await db().accountRules.findUniqueOrThrow({ where: { id: 1 } })).secondFactorRoles).toEqual([
      "ADMIN",
      "STAFF",
    ]);
    const { version } = await db().accountRules.findUniqueOrThrow({ where: { id: 1 } });
    expect(code(await setAccountRules(real, version - 1, { roles: [] }))).toBe("STALE");
    expect(code(await setAccountRules(await person(), version, { roles: [] }))).toBe("FORBIDDEN");
    expect(code(await setAccountRules(real, version, { roles: ["AGENCY", "AGENCY"] }))).toBe("ok");
    expect((await db().accountRules.findUniqueOrThrow({ where: { id: 1 } })).secondFactorRoles).toEqual(["AGENCY"]);
  });
});

describe("accounts that were loaded from a file", () => {
  test("get a first way in all at once, and nobody who has one gets another", async () => {
    const before = await db().user.count({ where: { passwordHash: null, disabledAt: null } });
    const loaded = ["satu", "dua"].map((name) => ({ name, email: `${name}@muat.go.id`, role: "AGENCY" as const }));
    const agency = await db().agency.findFirstOrThrow({ where: { code: "DLHKP" } });
    await db().user.createMany({ data: loaded.map((one) => ({ ...one, agencyId: agency.id })) });
    expect((await listWaysIn(admin)).without.total).toBe(before + 2);
    expect(code(await change.giveWaysIn(await person("STAFF"), before + 2, "id"))).toBe("FORBIDDEN");
    expect(code(await change.giveWaysIn(admin, before + 1, "id"))).toBe("STALE");
    const given = await change.giveWaysIn(admin, before + 2, "id");
    const printed = given.ok ? given.value.printed : [];
    expect(printed.map(({ email }) => email)).toEqual(expect.arrayContaining(["satu@muat.go.id", "dua@muat.go.id"]));
    for (const { email, password } of printed.filter((one) => one.email.endsWith("@muat.go.id"))) {
      const entered = await signIn({ email, password: password ?? "", address: "10.9.0.1" });
      expect(entered.ok).toBe(true);
    }
    expect(code(await change.giveWaysIn(admin, before + 2, "id"))).toBe("STALE");
  });

  test("whose first passwords got lost are given new ones, and whoever came in meanwhile keeps theirs", async () => {
    const agency = await db().agency.findFirstOrThrow({ where: { code: "DLHKP" } });
    const loaded = ["tiga", "empat"].map((name) => ({ name, email: `${name}@muat.go.id`, role: "AGENCY" as const }));
    await db().user.createMany({ data: loaded.map((one) => ({ ...one, agencyId: agency.id })) });
    const { without } = await listWaysIn(admin);
    const given = await change.giveWaysIn(admin, without.total, "id");
    const lost = new Map(given.ok ? given.value.printed.map(({ email, password }) => [email, password ?? ""]) : []);
    const enter = (email: string, password = "") => signIn({ email, password, address: "10.9.0.2" });
    expect((await enter("tiga@muat.go.id", lost.get("tiga@muat.go.id"))).ok).toBe(true);
    const { id: entered } = await db().user.findUniqueOrThrow({ where: { email: "tiga@muat.go.id" } });
    const { unused } = await listWaysIn(admin);
    const waiting = unused.people.find(({ email }) => email === "empat@muat.go.id");
    expect(unused.people.map(({ id }) => id)).not.toContain(entered);
    const ids = [entered, waiting?.id ?? ""];
    expect(code(await change.printAgain(await person("STAFF"), ids))).toBe("FORBIDDEN");
    expect(code(await change.printAgain(admin, [entered]))).toBe("STALE");
    const again = await change.printAgain(admin, ids);
    const printed = again.ok ? again.value.printed : [];
    expect(printed.map(({ email }) => email)).toEqual(["empat@muat.go.id"]);
    expect((await enter("empat@muat.go.id", lost.get("empat@muat.go.id"))).ok).toBe(false);
    expect((await enter("empat@muat.go.id", printed[0]?.password ?? "")).ok).toBe(true);
  });
});
