// Reminders in a real mailbox: each once, though the worker is killed between, and none where nobody wants them.
import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createProgress, returnProgress } from "@/lib/city/programmes/mutations";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { returnAddress } from "@/lib/platform/mail/return-address";
import { addressOf } from "@/lib/work/owed/owed";
import { sendReminders } from "@/lib/work/reminder-letters/mutations";
import { writeReminders } from "@/lib/work/reminder-outbox/mutations";
import {
  allowAddress,
  CAME_BACK,
  decideLetter,
  noteCameBack,
  saveChoice,
  saveContact,
  saveRules,
  takeCameBack,
} from "@/lib/work/reminders/mutations";
import { getOwnDigest, getReminderOffice, listReaders } from "@/lib/work/reminders/queries";
import { choiceSchema, type GivenChoice } from "@/lib/work/reminders/schemas";
import { makeUser, makeWorld, type World } from "../../support/fixtures";
import { resultOf } from "../../support/results";

const mail = vi.hoisted((): { url: string | undefined } => ({ url: undefined }));
vi.mock("@/lib/platform/config/env", async (original) => {
  const module = await original<typeof import("@/lib/platform/config/env")>();
  return {
    ...module,
    env: () => ({ ...module.env(), SMTP_URL: mail.url, MAIL_FROM: mail.url && "kota@enampilar.test" }),
  };
});

type Received = { to: string; text: string; messageId: string };
const letters: Received[] = [];
/** What the server does with the next letter; it says yes where nothing is set. */
let at: { rcpt?: (done: (error?: Error) => void) => void; text?: (done: (error?: Error) => void) => void } = {};
function receive(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error) => void) {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("end", () => {
    const raw = Buffer.concat(chunks).toString();
    const bytes = raw
      .replaceAll("=\r\n", "")
      .replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    const text = Buffer.from(bytes, "latin1").toString();
    letters.push({
      to: session.envelope.rcptTo[0]?.address ?? "",
      text,
      messageId: /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? "",
    });
    (at.text ?? ((go) => go()))(done);
  });
}
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  closeTimeout: 100,
  onRcptTo: (_address, _session, done) => (at.rcpt ?? ((go) => go()))(done),
  onData: receive,
});
// A worker that is killed resets its line.
server.on("error", () => {});
const smtpError = (responseCode: number) => Object.assign(new Error("No"), { responseCode });

let world: World;
let url = "";
/** A Wednesday at ten, and the next days at the same hour. */
const day = (number: number) => new Date(`2026-11-${number}T03:00:00Z`);
const WEDNESDAY = day(25);

beforeAll(async () => {
  world = await makeWorld();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((done) => server.close(() => done())));
beforeEach(async () => {
  mail.url = url;
  at = {};
  letters.length = 0;
  for (const model of [db().reminderLetter, db().reminderCause, db().refusedAddress])
    await (model as { deleteMany: () => Promise<unknown> }).deleteMany();
  resultOf(await wants({}));
});

const run = async (now: Date) => {
  await writeReminders(listReaders, now);
  await sendReminders(now);
};
const of = (name: string) => letters.filter(({ to }) => to === `${name}@enampilar.test`);
const ALL = ["BEFORE_DUE", "OVERDUE", "RETURNED", "ASKED_BACK", "ESCALATED"] as const;
const wants = (given: Partial<GivenChoice>) =>
  saveChoice(world.waste.officer, { delivery: "DIGEST", locale: "id", kinds: [...ALL], ...given });

let month = 0;
/** A report of the waste agency that was handed in and sent back. */
async function sendBack() {
  month += 1;
  const fields = { physicalPercent: "40", done: "x", obstacles: "", nextStep: "" };
  const begun = { programmeSlug: "bank-sampah", period: `2025-0${month}`, fields, submit: true };
  const report = resultOf(await createProgress(world.waste.officer, begun));
  return resultOf(await returnProgress(world.staff, report, "Nama Budi salah tulis"));
}
const letterOf = (name: string) =>
  db().reminderLetter.findFirstOrThrow({
    where: { email: `${name}@enampilar.test` },
    orderBy: { writtenAt: "desc" },
  });

describe("a digest", () => {
  test("comes once a day, whoever writes and sends it and however often, with links to the very fields", async () => {
    await Promise.all([1, 2, 3].map(() => writeReminders(listReaders, WEDNESDAY)));
    await Promise.all([1, 2, 3].map(() => sendReminders(WEDNESDAY)));
    await run(WEDNESDAY);
    expect(of("dlhkp")).toHaveLength(1);
    expect(of("dinkes")).toHaveLength(1);
    expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
    const { text } = of("dlhkp")[0] ?? { text: "" };
    const { told } = await getOwnDigest(world.waste.officer, WEDNESDAY);
    expect(told.length).toBeGreaterThan(0);
    for (const { duty } of told) expect(text).toContain(addressOf(duty));
    expect(text).toContain("ENV-02");
    expect(text).not.toContain("LIV-02");
    const origins = [...text.matchAll(/https?:\/\/[^/\s]+/g)].map(([origin]) => origin);
    expect(new Set(origins)).toEqual(new Set([new URL(process.env.NEXTAUTH_URL ?? "").origin]));
  });

  test("says again what is still overdue after a week, and not on the days between", async () => {
    for (const number of [11, 12, 13, 16, 17]) await run(day(number));
    expect(of("dlhkp")).toHaveLength(1);
    await run(day(18));
    expect(of("dlhkp")).toHaveLength(2);
  });

  test("tells what was sent back without its reason, and the cause is there exactly where the return is", async () => {
    await sendBack();
    const causes = await db().reminderCause.findMany();
    expect(causes.map(({ kind }) => kind)).toEqual(["RETURNED"]);
    await run(WEDNESDAY);
    expect(of("dlhkp")[0]?.text).toContain("Dikembalikan untuk diperbaiki (1)");
    expect(of("dlhkp")[0]?.text).not.toContain("Budi");
    const rolledBack = db().$transaction(async (tx) => {
      await tx.auditEvent.create({
        data: { action: "return", entity: "answer", entityId: world.waste.programme.id, actorId: world.staff.id },
      });
      throw new Error("undone");
    });
    await expect(rolledBack).rejects.toThrow("undone");
    expect(await db().reminderCause.count()).toBe(1);
  });
});

describe("a choice", () => {
  test("of language, of kinds and of none at all is kept", async () => {
    resultOf(await wants({ locale: "en", kinds: ["OVERDUE"] }));
    await sendBack();
    await run(WEDNESDAY);
    const [{ text } = { text: "" }] = of("dlhkp");
    expect(text).toContain("Overdue");
    expect(text).toContain("/en/kelola/");
    expect(text).not.toContain("Sent back");
    resultOf(await wants({ delivery: "NONE" }));
    await run(day(26));
    expect(of("dlhkp")).toHaveLength(1);
  });

  test("of at once brings what was sent back on the same day, beside the digest, and not again the next morning", async () => {
    resultOf(await wants({ delivery: "AT_ONCE" }));
    await run(WEDNESDAY);
    await sendBack();
    await run(WEDNESDAY);
    await run(WEDNESDAY);
    expect(of("dlhkp")).toHaveLength(2);
    await run(day(26));
    expect(of("dlhkp")).toHaveLength(2);
  });

  test("reads a form without ticks as no kind", () => {
    expect(choiceSchema.parse({ delivery: "DIGEST", language: "en" })).toEqual({
      delivery: "DIGEST",
      locale: "en",
      kinds: [],
    });
  });
});

test("in quiet hours, on quiet days and on days off nothing is written and nothing sent", async () => {
  const { version, ...rules } = await db().reminderRules.findUniqueOrThrow({ where: { id: 1 } });
  const { id: _id, ...own } = rules;
  resultOf(await saveRules(world.admin, version, { ...own, quietDays: [new Date("2026-11-26")] }));
  for (const quiet of ["2026-11-24T23:59:59Z", "2026-11-25T10:00:00Z", "2026-11-28T03:00:00Z", "2026-11-26T03:00:00Z"])
    await run(new Date(quiet));
  expect(await db().reminderLetter.count()).toBe(0);
  // Seven in the morning, and the last second before five.
  await writeReminders(listReaders, new Date("2026-11-25T00:00:00Z"));
  await sendReminders(new Date("2026-11-25T10:00:00Z"));
  expect(letters).toHaveLength(0);
  await sendReminders(new Date("2026-11-25T09:59:59Z"));
  expect(letters.length).toBeGreaterThan(0);
  expect(await saveRules(world.staff, version + 1, own)).toMatchObject({ error: { code: "FORBIDDEN" } });
});

test("what is long overdue is told to the head of the agency, and later to the Sekda; an account's own choice counts", async () => {
  // Of this agency nothing was sent back in the other tests, which would be overdue for longer.
  const head = await makeUser("AGENCY", "kadis", world.health.agency.id);
  const [kadis, sekda] = ["kadis@enampilar.test", "sekda@kota.test"];
  resultOf(await saveContact(world.admin, { code: "DINKES", version: null }, { name: "Kadis", email: kadis }));
  resultOf(await saveContact(world.admin, { code: null, version: null }, { name: "Sekda", email: sekda }));
  const told = (to: string) =>
    letters
      .filter((letter) => letter.to === to)
      .map(({ text }) => text)
      .join();
  // Due on the tenth: seven days late on the seventeenth, a fortnight on the twenty-fourth.
  await run(day(16));
  expect(told(kadis)).not.toContain("Tertahan");
  await run(day(17));
  expect(told(kadis)).toContain("/kelola/menahan?opd=DINKES");
  expect(told(sekda)).not.toContain("opd=DINKES");
  await run(day(24));
  expect(told(sekda)).toContain("opd=DINKES");
  expect(told(kadis)).not.toContain("opd=DLHKP");
  await db().reminderLetter.deleteMany();
  letters.length = 0;
  resultOf(await saveChoice(head, { delivery: "DIGEST", locale: "id", kinds: ["OVERDUE"] }));
  await run(day(24));
  expect(of("kadis")[0]?.text).not.toContain("Tertahan");
  expect(await saveContact(world.staff, { code: "DLHKP", version: null }, { name: "", email: "" })).toMatchObject({
    error: { code: "FORBIDDEN" },
  });
});

describe("an address that is refused", () => {
  test("is shown beside the account and left alone until it is another one or ADMIN tries it again", async () => {
    at.rcpt = (done) => done(smtpError(550));
    await run(WEDNESDAY);
    expect(letters).toHaveLength(0);
    expect(await letterOf("dlhkp")).toMatchObject({ state: "REFUSED", answer: "550" });
    at = {};
    await db().reminderLetter.deleteMany();
    await run(WEDNESDAY);
    expect(of("dlhkp")).toHaveLength(0);
    const { refused } = await getReminderOffice(world.admin);
    expect(refused.map(({ email, code }) => [email, code])).toContainEqual(["dlhkp@enampilar.test", 550]);
    resultOf(await allowAddress(world.admin, "dlhkp@enampilar.test"));
    await run(WEDNESDAY);
    expect(of("dlhkp")).toHaveLength(1);
  });

  test("is noted by ADMIN, too, when a letter came back: by the address itself or by the one that it came back to", async () => {
    const secret = env().NEXTAUTH_SECRET;
    const back = returnAddress("kembali@kota.go.id", secret, "dlhkp@enampilar.test");
    expect(back).toMatch(/^kembali\+[0-9a-f]{24}@kota\.go\.id$/);
    resultOf(await noteCameBack(world.admin, back));
    await run(WEDNESDAY);
    expect(of("dlhkp")).toHaveLength(0);
    const { refused } = await getReminderOffice(world.admin);
    expect(refused.map(({ email, code }) => [email, code])).toContainEqual(["dlhkp@enampilar.test", CAME_BACK]);
    // Neither somebody else's address nor one that was made up.
    for (const given of ["warga@contoh.test", returnAddress("kembali@kota.go.id", "lain", "dlhkp@enampilar.test")])
      expect(await noteCameBack(world.admin, given)).toMatchObject({
        error: { fields: { cameBack: ["cameBackUnknown"] } },
      });
    expect(await noteCameBack(world.waste.officer, back)).toMatchObject({ error: { code: "FORBIDDEN" } });
    await db().refusedAddress.deleteMany();
    // The mail server knows the address that a letter came back to, and no other word for it.
    expect(await takeCameBack("dlhkp@enampilar.test")).toBe(false);
    expect(await db().refusedAddress.count()).toBe(0);
    expect(await takeCameBack(back)).toBe(true);
    expect(await db().refusedAddress.count()).toBe(1);
    await db().refusedAddress.deleteMany();
    resultOf(await noteCameBack(world.admin, " DLHKP@enampilar.test "));
    expect(await db().refusedAddress.count()).toBe(1);
    resultOf(await allowAddress(world.admin, "dlhkp@enampilar.test"));
  });

  test("for now is tried again later, and is not called refused", async () => {
    at.rcpt = (done) => done(smtpError(450));
    await run(WEDNESDAY);
    const letter = await letterOf("dlhkp");
    expect([letter.state, letter.attempts, letter.nextTryAt > new Date()]).toEqual(["WAITING", 1, true]);
    at = {};
    await sendReminders(WEDNESDAY);
    expect(letters).toHaveLength(0);
    await db().reminderLetter.updateMany({ data: { nextTryAt: new Date(0) } });
    await sendReminders(WEDNESDAY);
    expect(of("dlhkp")).toHaveLength(1);
    expect(await db().refusedAddress.count()).toBe(0);
  });
});

describe("a worker that is killed", () => {
  const worker = (): ChildProcess =>
    spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "tests/support/send-reminders.ts", WEDNESDAY.toISOString()],
      { env: { ...process.env, SMTP_URL: url, MAIL_FROM: "kota@enampilar.test" }, stdio: "inherit" },
    );
  /** Runs a worker until the server hangs at a step, and kills it there. */
  async function killedAt(step: "rcpt" | "text") {
    let child: ChildProcess | undefined;
    await new Promise<void>((reached, fail) => {
      at = { [step]: () => reached() };
      child = worker();
      child.once("exit", () => fail(new Error("The worker ended before it was killed")));
    });
    const ended = new Promise((done) => child?.once("exit", done));
    child?.kill("SIGKILL");
    await ended;
    at = {};
  }
  const onlyOne = async () => {
    await writeReminders(listReaders, WEDNESDAY);
    await db().reminderLetter.deleteMany({ where: { email: { not: "dlhkp@enampilar.test" } } });
    return letterOf("dlhkp");
  };
  const leaseEnds = () => db().$executeRaw`UPDATE reminder_letters SET "claimedAt" = "claimedAt" - interval '1 hour'`;

  test("before the text was on its way: another one sends it, once", async () => {
    const { id, messageId } = await onlyOne();
    await killedAt("rcpt");
    expect((await letterOf("dlhkp")).state).toBe("CLAIMED");
    await sendReminders(WEDNESDAY);
    expect(letters).toHaveLength(0);
    await leaseEnds();
    await Promise.all([1, 2].map(() => sendReminders(WEDNESDAY)));
    expect(letters.map((letter) => letter.messageId)).toEqual([messageId]);
    expect(await db().reminderLetter.findUnique({ where: { id } })).toMatchObject({ state: "SENT" });
  });

  test("between the text and the server's yes: nobody sends it again but ADMIN, and then it is the same letter", async () => {
    const { id, messageId } = await onlyOne();
    await killedAt("text");
    expect(letters).toHaveLength(1);
    expect((await letterOf("dlhkp")).state).toBe("SENDING");
    await leaseEnds();
    await run(WEDNESDAY);
    await run(WEDNESDAY);
    expect(of("dlhkp")).toHaveLength(1);
    const { uncertain } = await getReminderOffice(world.admin);
    expect(uncertain.map((letter) => letter.id)).toEqual([id]);
    expect(await decideLetter(world.staff, id, "again")).toMatchObject({ error: { code: "FORBIDDEN" } });
    resultOf(await decideLetter(world.admin, id, "again"));
    await sendReminders(WEDNESDAY);
    expect(of("dlhkp").map((letter) => letter.messageId)).toEqual([messageId, messageId]);
    expect(await decideLetter(world.admin, id, "again")).toMatchObject({ error: { code: "WRONG_STATE" } });
  });

  test("and two that live send each letter once between them", async () => {
    const many = Array.from({ length: 12 }, (_, number) => ({
      email: `bersama-${number}@enampilar.test`,
      locale: "id" as const,
      subject: "Bersama",
      text: "Bersama",
      messageId: `<bersama-${number}@enampilar.test>`,
    }));
    await db().reminderLetter.createMany({ data: many });
    const ended = [worker(), worker()].map((child) => new Promise((done) => child.once("exit", done)));
    await Promise.all(ended);
    expect(letters.map(({ messageId }) => messageId).sort()).toEqual(many.map(({ messageId }) => messageId).sort());
  });

  test("a line that breaks after the text is the same: it may have been sent", async () => {
    await onlyOne();
    at.text = () => {
      for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
        .connections)
        connection._socket.destroy();
    };
    await sendReminders(WEDNESDAY);
    expect((await letterOf("dlhkp")).state).toBe("UNCERTAIN");
  });
});

test("without a mail server nothing is written, and the app shows the same to its owner", async () => {
  mail.url = undefined;
  await sendBack();
  await run(WEDNESDAY);
  expect(await db().reminderLetter.count()).toBe(0);
  const { told } = await getOwnDigest(world.waste.officer, WEDNESDAY);
  expect(told.map(({ kind }) => kind)).toContain("RETURNED");
  expect((await getOwnDigest(world.council, WEDNESDAY)).told).toEqual([]);
});
