// Links by e-mail: each works once and for a while, and asking for one tells nobody whether there is such an account.
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { mailAccountLetter, sweepAccountLetters } from "@/lib/platform/account-letters/mutations";
import { createAccount, disableAccount, editAccount, inviteAgain } from "@/lib/platform/accounts/mutations";
import { hashPassword } from "@/lib/platform/auth/password";
import { signIn } from "@/lib/platform/auth/sign-in";
import { db } from "@/lib/platform/db/client";
import { askReset, findLetter, redeemLetter } from "@/lib/platform/password-links/mutations";
import { findRefusedAddress } from "@/lib/platform/refused-addresses/queries";
import { makeUser } from "../../support/fixtures";

const mail = vi.hoisted((): { url: string | undefined } => ({ url: undefined }));
vi.mock("@/lib/platform/config/env", async (original) => {
  const module = await original<typeof import("@/lib/platform/config/env")>();
  return { ...module, env: () => ({ ...module.env(), SMTP_URL: mail.url, MAIL_FROM: "kota@enampilar.test" }) };
});

const letters: { to: string; text: string }[] = [];
let refuses: 450 | 550 | null = null;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: (_address, _session, done) =>
    done(refuses ? Object.assign(new Error("No such person"), { responseCode: refuses }) : undefined),
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      // Long lines are broken by "=\r\n" and "=" is written as "=3D" on the way.
      const text = Buffer.concat(chunks).toString().replaceAll("=\r\n", "").replaceAll("=3D", "=");
      letters.push({ to: session.envelope.rcptTo[0]?.address ?? "", text });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  mail.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((done) => server.close(() => done())));

const GOOD = "sungai brantas mengalir";
let count = 0;
let email = "";
beforeEach(async () => {
  letters.length = 0;
  refuses = null;
  count += 1;
  email = `surat${count}@kota.go.id`;
});

const admin = await makeUser("ADMIN", "admin-surat");
const tokenOf = (letter = letters.at(-1)) => /[?&]t=([\w-]{43})/.exec(letter?.text ?? "")?.[1] ?? "";
const account = (given: object = {}) => db().user.create({ data: { email, name: "Orang", role: "STAFF", ...given } });
async function reset(address = `10.8.0.${count}`, who = email) {
  const work: (() => Promise<void>)[] = [];
  const result = await askReset({ email: who, address, locale: "id" }, (one) => work.push(one));
  for (const one of work) await one();
  await sweepAccountLetters();
  return result;
}
const invite = async () => {
  const made = await createAccount(admin, { name: "Baru", email, role: "STAFF", way: "MAIL" }, "id");
  if (!made.ok) throw new Error(made.error.code);
  await sweepAccountLetters();
  return made.value;
};

describe("an invitation", () => {
  test("is sent once, its link opens once, and only its hash is kept", async () => {
    const { id, password } = await invite();
    await sweepAccountLetters();
    expect([password, letters.length, letters[0]?.to]).toEqual([null, 1, email]);
    const token = tokenOf();
    expect(JSON.stringify(await db().accountLetter.findMany({ where: { userId: id } }))).not.toContain(token);
    expect(await findLetter(token)).toMatchObject({ purpose: "INVITATION", email });
    expect(await redeemLetter(token, "password1234")).toMatchObject({
      error: { fields: { newPassword: ["passwordLeaked"] } },
    });
    const both = await Promise.all([redeemLetter(token, GOOD), redeemLetter(token, `${GOOD} lagi`)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await findLetter(token)).toBeNull();
    const kinds = await db().securityEvent.findMany({ where: { userId: id } });
    expect(kinds.map(({ kind }) => kind)).toEqual(["INVITATION_USED"]);
  });

  test("works for seven days and not longer; a newer one ends the former, and closing the account all", async () => {
    const { id } = await invite();
    const first = tokenOf();
    const [row] = await db().$queryRaw<{ hours: number }[]>`
      SELECT round(extract(epoch FROM "expiresAt" - now()) / 3600)::int AS "hours" FROM account_letters WHERE "userId" = ${id}::uuid`;
    expect(row?.hours).toBe(168);
    await inviteAgain(admin, { id, version: 1 }, "en");
    await sweepAccountLetters();
    expect(await findLetter(first)).toBeNull();
    expect(letters.at(-1)?.text).toContain("/en/masuk/tautan");
    const second = tokenOf();
    await db()
      .$executeRaw`UPDATE account_letters SET "expiresAt" = now() - interval '1 second' WHERE "userId" = ${id}::uuid`;
    expect(await findLetter(second)).toBeNull();
    expect(await redeemLetter(second, GOOD)).toMatchObject({ error: { code: "NOT_FOUND" } });
    await db()
      .$executeRaw`UPDATE account_letters SET "expiresAt" = now() + interval '1 day' WHERE "userId" = ${id}::uuid`;
    expect(await findLetter(second)).not.toBeNull();
    await disableAccount(admin, { id, version: 2 });
    expect(await findLetter(second)).toBeNull();
  });

  test("that the mail server puts off is tried again, and of many senders at once one sends", async () => {
    refuses = 450;
    const { id } = await invite();
    expect(letters).toHaveLength(0);
    refuses = null;
    const { id: letter } = await db().accountLetter.findFirstOrThrow({ where: { userId: id } });
    await Promise.all([1, 2, 3].map(() => mailAccountLetter(letter)));
    expect(letters).toHaveLength(1);
    expect(await findLetter(tokenOf())).not.toBeNull();
  });

  test("to an address that is refused for good is not sent there again, is seen beside the account, and goes to another one", async () => {
    refuses = 550;
    const { id } = await invite();
    refuses = null;
    expect(await findRefusedAddress(email)).toMatchObject({ code: 550 });
    await reset();
    expect(letters).toHaveLength(0);
    const other = `lain-${email}`;
    await db().user.update({ where: { id }, data: { email: other } });
    await sweepAccountLetters();
    expect(letters.map(({ to }) => to)).toContain(other);
  });

  test("outlives a reset that anybody can ask for, and ends with the first link that is used", async () => {
    const { id } = await invite();
    const invitation = tokenOf();
    await reset();
    const asked = tokenOf();
    expect(asked).not.toBe(invitation);
    expect(await findLetter(invitation)).toMatchObject({ purpose: "INVITATION" });
    // Half way in with what was known before: over with the new password.
    await db().$executeRaw`
      INSERT INTO sign_in_challenges ("tokenHash", "purpose", "userId", "expiresAt")
      VALUES (${`halfway${count}`}, 'SECOND_STEP', ${id}::uuid, now() + interval '10 minutes')`;
    expect((await redeemLetter(asked, GOOD)).ok).toBe(true);
    expect(await findLetter(invitation)).toBeNull();
    expect(await db().signInChallenge.count({ where: { userId: id } })).toBe(0);
  });

  test("to an address that was corrected opens nothing any more", async () => {
    const { id } = await invite();
    const token = tokenOf();
    await editAccount(admin, { id, version: 1 }, { name: "Baru", email: `benar${count}@kota.go.id` });
    expect(await findLetter(token)).toBeNull();
  });
});

describe("a forgotten password", () => {
  test("gives the same answer for an account and for none, and a letter to the account alone", async () => {
    await account({ passwordHash: await hashPassword("yang lama sekali") });
    const answers = [await reset(), await reset(undefined, `tidak-ada${count}@kota.go.id`)];
    expect(answers).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(letters.map(({ to }) => to)).toEqual([email]);
    const token = tokenOf();
    expect((await redeemLetter(token, GOOD)).ok).toBe(true);
    expect((await signIn({ email, password: GOOD, address: `10.8.1.${count}` })).ok).toBe(true);
  });

  test("of a closed account gets no letter", async () => {
    await account({ disabledAt: new Date() });
    expect((await reset()).ok).toBe(true);
    expect(letters).toHaveLength(0);
  });

  test("can be asked for three times of one account, without a word of it, and so often from one network", async () => {
    await account();
    for (let n = 0; n < 5; n += 1) expect((await reset(`10.9.${n}.${count}`)).ok).toBe(true);
    expect(letters).toHaveLength(3);
    const answers = [];
    for (let n = 0; n < 21; n += 1) answers.push(await reset("10.10.0.1", `x${n}@kota.go.id`));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ error: { code: "LOCKED_OUT" } });
  });
});
