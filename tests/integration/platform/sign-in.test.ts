import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { authOptions } from "@/lib/platform/auth/options";
import { hashPassword } from "@/lib/platform/auth/password";
import { signIn } from "@/lib/platform/auth/sign-in";
import { db } from "@/lib/platform/db/client";
import { createUser, createUsers } from "@/lib/platform/users/mutations";

const PASSWORD = "sandi-yang-benar";
let account = "";
let count = 0;

beforeAll(async () => {
  await db().agency.create({ data: { code: "DLHKP", name: "DLHKP", shortName: "DLHKP" } });
  await db().agency.create({ data: { code: "BPS", name: "BPS", shortName: "BPS", cityAgency: false } });
});

beforeEach(async () => {
  count += 1;
  account = `orang${count}@enampilar.test`;
  await db().user.create({
    data: { email: account, name: "Orang", role: "STAFF", passwordHash: await hashPassword(PASSWORD) },
  });
});

const attempt = (password: string, given: { email?: string; address?: string } = {}) =>
  signIn({ email: given.email ?? account, password, address: given.address ?? `10.0.0.${count}` });
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);

describe("signing in", () => {
  test("the right password opens, whatever the case of the address, and leaves an audit event", async () => {
    const result = await attempt(PASSWORD, { email: account.toUpperCase() });
    if (!result.ok) throw new Error("refused");
    expect(await db().auditEvent.count({ where: { action: "signIn", actorId: result.value.sub } })).toBe(1);
  });

  test("wrong password, unknown account, disabled and expired account get one answer", async () => {
    await db().user.create({
      data: {
        email: `mati${count}@enampilar.test`,
        name: "x",
        role: "STAFF",
        passwordHash: await hashPassword(PASSWORD),
        disabledAt: new Date(),
      },
    });
    await db().user.create({
      data: {
        email: `usai${count}@enampilar.test`,
        name: "x",
        role: "ASSESSOR",
        passwordHash: await hashPassword(PASSWORD),
        expiresAt: new Date(Date.now() - 1000),
      },
    });
    const answers = [
      await attempt("salah"),
      await attempt(PASSWORD, { email: "tidak@ada.test" }),
      await attempt(PASSWORD, { email: `mati${count}@enampilar.test` }),
      await attempt(PASSWORD, { email: `usai${count}@enampilar.test` }),
    ];
    expect(answers).toEqual(Array(4).fill({ ok: false, error: { code: "SIGN_IN_REFUSED" } }));
  });

  test("an account without a password (single sign-on only) is not opened by an empty one", async () => {
    await db().user.create({ data: { email: `sso${count}@enampilar.test`, name: "x", role: "STAFF" } });
    expect(code(await attempt("", { email: `sso${count}@enampilar.test` }))).toBe("SIGN_IN_REFUSED");
  });
});

describe("single sign-on", () => {
  const oauth = { provider: "oidc", type: "oauth", providerAccountId: "p" } as const;
  const fromProvider = { sub: "p", name: "Nama", email: "x@enampilar.test", picture: "https://x.test/x.png" };
  const newToken = (email: string | null) =>
    authOptions().callbacks?.jwt?.({ token: fromProvider, user: { id: "p", email }, account: oauth });

  test("the cookie carries the ids of user and session and the session version, and nothing that the provider said", async () => {
    const { id } = await db().user.findUniqueOrThrow({ where: { email: account } });
    const token = await newToken(account.toUpperCase());
    const session = await db().session.findFirstOrThrow({ where: { userId: id } });
    expect(token).toEqual({ sid: session.id, sub: id, sessionVersion: 1 });
    expect(await db().auditEvent.count({ where: { action: "signIn", actorId: id } })).toBe(1);
  });

  test("an account that is closed while its person is at the provider gets no cookie", async () => {
    await db().user.update({ where: { email: account }, data: { disabledAt: new Date() } });
    await expect(newToken(account)).rejects.toThrow("closed");
    await expect(newToken(null)).rejects.toThrow("closed");
  });
});

describe("lock-out", () => {
  test("after five failures even the right password is locked out, and the count is in the database, not in memory", async () => {
    for (let n = 0; n < 5; n++) expect(code(await attempt("salah"))).toBe("SIGN_IN_REFUSED");
    expect(code(await attempt(PASSWORD))).toBe("LOCKED_OUT");
    expect(await db().signInFailure.count({ where: { subject: "PAIR", lockedUntil: { not: null } } })).toBe(1);
  });

  test("the owner of an account comes in from elsewhere while somebody's network is locked out of it", async () => {
    for (let n = 0; n < 8; n++) await attempt("salah", { address: "2001:db8:1:2::1" });
    expect(code(await attempt(PASSWORD, { address: "2001:db8:1:2:ffff::9" }))).toBe("LOCKED_OUT");
    expect(code(await attempt(PASSWORD, { address: "2001:db8:1:3::1" }))).toBe("ok");
    // What the owner did opens nothing to the other.
    expect(code(await attempt(PASSWORD, { address: "2001:db8:1:2::1" }))).toBe("LOCKED_OUT");
  });

  test("tries from ever new networks slow the account itself, for a minute at first, then longer, and never its owner's own network", async () => {
    const home = `10.3.0.${count}`;
    expect(code(await attempt(PASSWORD, { address: home }))).toBe("ok");
    const flood = async (from: number) => {
      const results = [];
      for (let n = 0; n < 51; n++) results.push(code(await attempt("salah", { address: `10.${from}.${n}.${count}` })));
      return results;
    };
    const first = await flood(4);
    expect(first.slice(0, 50)).toEqual(Array(50).fill("SIGN_IN_REFUSED"));
    expect(first[50]).toBe("LOCKED_OUT");
    const row = () =>
      db().signInFailure.findFirstOrThrow({ where: { subject: "ACCOUNT", lockedUntil: { not: null } } });
    const minutes = async () => Math.round(((await row()).lockedUntil?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(await minutes()).toBeCloseTo(1, 0);
    expect(code(await attempt(PASSWORD, { address: `10.5.0.${count}` }))).toBe("LOCKED_OUT");
    expect(code(await attempt("salah", { address: home }))).toBe("SIGN_IN_REFUSED");
    await db()
      .$executeRaw`UPDATE sign_in_failures SET "lockedUntil" = now() - interval '1 second' WHERE "subject" = 'ACCOUNT' AND "locks" > 0`;
    await flood(6);
    expect(await minutes()).toBeCloseTo(2, 0);
    expect(code(await attempt(PASSWORD, { address: home }))).toBe("ok");
  });

  test("an unknown account locks in the same way, so the lock tells nobody who exists", async () => {
    for (let n = 0; n < 5; n++) await attempt("salah", { email: `hantu${count}@enampilar.test` });
    expect(code(await attempt("salah", { email: `hantu${count}@enampilar.test` }))).toBe("LOCKED_OUT");
  });

  test("twenty guesses at once get five tries, not twenty", async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => attempt("salah")));
    expect(results.filter((result) => code(result) === "SIGN_IN_REFUSED")).toHaveLength(5);
  });

  test("many accounts from one address lock the address", async () => {
    const results = [];
    for (let n = 0; n < 42; n++) results.push(await attempt("salah", { email: `a${count}-${n}@enampilar.test` }));
    expect(code(results.at(-1) ?? { ok: true })).toBe("LOCKED_OUT");
    expect(code(await attempt(PASSWORD, { address: "10.9.9.9" }))).toBe("ok");
  });

  test("an address that is locked out locks no further accounts", async () => {
    const wrong = (n: number) => attempt("salah", { email: `b${count}-${n}@enampilar.test` });
    for (let n = 0; n < 41; n++) await wrong(n);
    for (let n = 0; n < 6; n++) expect(code(await attempt("salah"))).toBe("LOCKED_OUT");
    expect(code(await attempt(PASSWORD, { address: "10.9.9.8" }))).toBe("ok");
  });

  test("counts whose time is over are deleted with the next attempt, others stay", async () => {
    await db().signInFailure.deleteMany();
    await attempt("salah", { email: `lama${count}@enampilar.test`, address: "10.8.8.8" });
    await db().$executeRaw`UPDATE sign_in_failures SET "firstAt" = now() - interval '16 minutes', "lockedUntil" = NULL`;
    await db().signInFailure.create({
      data: {
        subject: "ACCOUNT",
        key: "masih-terkunci",
        failures: 6,
        firstAt: new Date(Date.now() - 20 * 60_000),
        lockedUntil: new Date(Date.now() + 60_000),
      },
    });
    await attempt("salah");
    const left = await db().signInFailure.findMany();
    expect(left.map(({ subject, failures }) => `${subject} ${failures}`).sort()).toEqual([
      "ACCOUNT 1",
      "ACCOUNT 6",
      "ADDRESS 1",
      "PAIR 1",
    ]);
  });

  test("a right password starts the account anew", async () => {
    for (let n = 0; n < 4; n++) await attempt("salah");
    expect(code(await attempt(PASSWORD))).toBe("ok");
    for (let n = 0; n < 4; n++) await attempt("salah");
    expect(code(await attempt(PASSWORD))).toBe("ok");
  });

  test("the lock passes", async () => {
    for (let n = 0; n < 6; n++) await attempt("salah");
    await db()
      .$executeRaw`UPDATE sign_in_failures SET "lockedUntil" = now() - interval '1 second', "firstAt" = now() - interval '16 minutes' WHERE "lockedUntil" IS NOT NULL`;
    expect(code(await attempt(PASSWORD))).toBe("ok");
  });
});

describe("sessions", () => {
  test.each([
    ["role", { role: "ADMIN" as const }],
    ["disabling", { disabledAt: new Date() }],
    ["password", { passwordHash: "x" }],
  ])("a change of %s raises the session version, so older sessions end at once", async (_what, data) => {
    const before = await db().user.findUniqueOrThrow({ where: { email: account } });
    const after = await db().user.update({ where: { email: account }, data });
    expect(after.sessionVersion).toBe(before.sessionVersion + 1);
  });

  test("a change of name does not", async () => {
    expect((await db().user.update({ where: { email: account }, data: { name: "Lain" } })).sessionVersion).toBe(1);
  });
});

describe("accounts", () => {
  test("user:create makes an account that opens with the password it shows once", async () => {
    const made = await createUser({
      email: `baru${count}@enampilar.test`,
      name: "Baru",
      role: "AGENCY",
      agencyCode: "DLHKP",
    });
    if (!made.ok) throw new Error("refused");
    expect(made.value.password).toMatch(/^\w{5}(?:-\w{5}){3}$/);
    expect(code(await attempt(made.value.password, { email: `baru${count}@enampilar.test` }))).toBe("ok");
    expect(
      JSON.stringify(await db().auditEvent.findMany({ where: { action: "createUser" } }), (_key, value) =>
        typeof value === "bigint" ? String(value) : value,
      ),
    ).not.toContain(made.value.password);
  });

  test("a second account on one address, an unknown agency and one outside the city are refused", async () => {
    expect(await createUser({ email: account, name: "x", role: "STAFF" })).toMatchObject({
      error: { code: "ALREADY_OPEN" },
    });
    expect(
      await createUser({ email: "x1@enampilar.test", name: "x", role: "AGENCY", agencyCode: "TIDAK" }),
    ).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(
      await createUser({ email: "x2@enampilar.test", name: "x", role: "AGENCY", agencyCode: "BPS" }),
    ).toMatchObject({ error: { code: "NOT_FOUND" } });
  });

  test("several accounts are made all or none, with the passwords that were given", async () => {
    const one = { email: `satu${count}@enampilar.test`, name: "Satu", role: "STAFF" as const, password: "sandi-satu" };
    const two = { ...one, email: account };
    expect(await createUsers([one, two])).toMatchObject({ error: { code: "ALREADY_OPEN" } });
    expect(await db().user.count({ where: { email: one.email } })).toBe(0);
    expect(await createUsers([one, { ...two, email: `dua${count}@enampilar.test` }])).toMatchObject({ ok: true });
    expect(code(await attempt("sandi-satu", { email: one.email }))).toBe("ok");
  });

  test("the database refuses an agency account without agency, an assessor without end, and two spellings of one address", async () => {
    await expect(db().user.create({ data: { email: "y@enampilar.test", name: "x", role: "AGENCY" } })).rejects.toThrow(
      /users_agency_role/,
    );
    await expect(
      db().user.create({ data: { email: "y@enampilar.test", name: "x", role: "ASSESSOR" } }),
    ).rejects.toThrow(/users_assessor_expires/);
    await expect(db().user.create({ data: { email: "Y@enampilar.test", name: "x", role: "STAFF" } })).rejects.toThrow(
      /users_email_lower/,
    );
  });
});
