import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/v1/questions/route";
import { db } from "@/lib/platform/db/client";
import {
  answerQuestion,
  askQuestion,
  letQuestionThrough,
  publishAnswer,
  refuseQuestion,
  returnAnswerOfQuestion,
} from "@/lib/voices/public-questions/mutations";
import {
  findPublishedQuestion,
  listPublishedQuestions,
  measureAnswerTime,
} from "@/lib/voices/public-questions/published";
import { getQuestion, listQuestions } from "@/lib/voices/public-questions/queries";
import { asOwner } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";

const mail = vi.hoisted((): { url: string | undefined } => ({ url: undefined }));
// The mail server is started by the test, so its address is not known when the environment is read.
vi.mock("@/lib/platform/config/env", async (original) => {
  const module = await original<typeof import("@/lib/platform/config/env")>();
  return { ...module, env: () => ({ ...module.env(), SMTP_URL: mail.url, MAIL_FROM: "kota@enampilar.test" }) };
});

let world: World;
const letters: string[] = [];
let refuses: 450 | 550 | null = null;
/** What a slow mail server does before it says that it took a letter. */
let dawdle = async () => {};
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: (_address, _session, done) =>
    done(refuses ? Object.assign(new Error("No such person"), { responseCode: refuses }) : undefined),
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      letters.push(Buffer.concat(chunks).toString());
      void dawdle().then(() => done());
    });
  },
});

beforeAll(async () => {
  world = await makeWorld();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  mail.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((done) => server.close(() => done())));

let next = 0;
const TEXT = "Apakah bank sampah sudah buka di kelurahan saya?";
const ask = (given: { text?: string; email?: string; address?: string; nonce?: string; slug?: string } = {}) => {
  next += 1;
  const { text = TEXT, email, address = `10.0.0.${next}`, nonce = `n${next}`, slug = "bank-sampah" } = given;
  return askQuestion({ subject: { program: slug }, question: { text, email }, address, nonce });
};

async function asked(given: Parameters<typeof ask>[0] = {}) {
  const result = await ask(given);
  if (!result.ok) throw new Error(result.error.code);
  return db().publicQuestion.findUniqueOrThrow({ where: { number: result.value.number } });
}

async function answered(given: Parameters<typeof ask>[0] = {}) {
  const open = value(await letQuestionThrough(world.staff, await asked(given), "DLHKP"));
  return value(await answerQuestion(world.waste.officer, open, "Ya, buka setiap Sabtu pagi."));
}

function value<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);

describe("asking without an account", () => {
  test("reaches Diskominfo, and nobody else until it is let through", async () => {
    const question = await asked();
    expect(await findPublishedQuestion(question.number)).toBeNull();
    expect((await listQuestions(world.staff, { status: "RECEIVED" })).items.map(({ id }) => id)).toContain(question.id);
    expect((await listQuestions(world.waste.officer)).total).toBe(0);
  });

  test("is possible of what is published only", async () => {
    await db().programme.update({ where: { slug: "homecare" }, data: { publishedAt: null } });
    expect(code(await ask({ slug: "homecare" }))).toBe("NOT_FOUND");
    expect(code(await ask({ slug: "tidak-ada" }))).toBe("NOT_FOUND");
    await db().programme.update({ where: { slug: "homecare" }, data: { publishedAt: new Date() } });
  });

  test("is limited to five in an hour from one address, many at once included, and keeps no address", async () => {
    const results = await Promise.all(Array.from({ length: 9 }, () => ask({ address: "203.0.113.7" })));
    expect(results.map(code).sort()).toEqual([...Array(4).fill("LOCKED_OUT"), ...Array(5).fill("ok")]);
    expect(JSON.stringify(await db().visitorLimit.findMany())).not.toContain("203.0.113.7");
    await db().visitorLimit.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(code(await ask({ address: "203.0.113.7" }))).toBe("ok");
  });

  test("counts a form that was sent twice once", async () => {
    const before = await db().publicQuestion.count();
    const results = await Promise.all([ask({ nonce: "sama" }), ask({ nonce: "sama" })]);
    expect(results.map(code).sort()).toEqual(["ALREADY_OPEN", "ok"]);
    expect(await db().publicQuestion.count()).toBe(before + 1);
  });

  test("never takes another question for the same one sent twice: it is refused, not counted, and keeps no words", async () => {
    const before = await db().publicQuestion.count();
    const nonce = "tombol-kembali";
    expect(code(await ask({ nonce, text: "Kapan bank sampah buka?" }))).toBe("ok");
    expect(code(await ask({ nonce, text: "Berapa harga botol bekas?" }))).toBe("WRONG_STATE");
    expect(code(await ask({ nonce, text: "Kapan bank sampah buka?", slug: "homecare" }))).toBe("WRONG_STATE");
    expect(code(await ask({ nonce, text: "Kapan bank sampah buka?" }))).toBe("ALREADY_OPEN");
    const atOnce = [
      ask({ nonce: "dua", text: "Pertanyaan yang pertama" }),
      ask({ nonce: "dua", text: "Pertanyaan kedua" }),
    ];
    expect((await Promise.all(atOnce)).map(code).sort()).toEqual(["WRONG_STATE", "ok"]);
    expect(await db().publicQuestion.count()).toBe(before + 2);
    expect(JSON.stringify(await db().visitorLimit.findMany())).not.toMatch(/bank sampah|pertanyaan/i);
  });

  test("counts the whole network of an IPv6 address, which one household may change every minute", async () => {
    const sent = [];
    for (const end of ["1", "2", "abcd:1:2", "5", "6"]) sent.push(await ask({ address: `2001:db8:7:9::${end}` }));
    sent.push(await ask({ address: "2001:0DB8:0007:0009:ffff:ffff:ffff:ffff" }));
    expect(sent.map(code)).toEqual([...Array(5).fill("ok"), "LOCKED_OUT"]);
    expect(code(await ask({ address: "2001:db8:7:a::1" }))).toBe("ok");
  });

  test("leaves no trace of the address after its hour, though nobody asks again", async () => {
    const { sweepQuestionMail } = await import("@/lib/voices/question-letters/mutations");
    await ask({ address: "203.0.113.77" });
    const traces = () => db().visitorLimit.count({ where: { key: { startsWith: "address:" } } });
    await sweepQuestionMail();
    expect(await traces()).toBeGreaterThan(0);
    await sweepQuestionMail(new Date(Date.now() + 3_600_000 + 1000));
    expect(await traces()).toBe(0);
  });

  test("a refused form can be sent again after the wait", async () => {
    for (let sent = 0; sent < 5; sent += 1) await ask({ address: "203.0.113.9" });
    expect(code(await ask({ address: "203.0.113.9", nonce: "nanti" }))).toBe("LOCKED_OUT");
    expect(code(await ask({ address: "203.0.113.10", nonce: "nanti" }))).toBe("ok");
  });
});

describe("from question to answer", () => {
  test("given to another agency, it takes nothing along of what the first one wrote", async () => {
    const question = await asked();
    const open = value(await letQuestionThrough(world.staff, question, "DLHKP"));
    const handedIn = value(await answerQuestion(world.waste.officer, open, "Bukan urusan kami."));
    const back = value(await returnAnswerOfQuestion(world.staff, handedIn, "Dialihkan saja"));
    const same = value(await letQuestionThrough(world.staff, back, "DLHKP"));
    expect((await getQuestion(world.waste.officer, question.id)).question.answer).toBe("Bukan urusan kami.");
    value(await letQuestionThrough(world.staff, same, "DINKES"));
    const { question: moved } = await getQuestion(world.health.officer, question.id);
    expect([moved.answer, moved.answeredBy, moved.returnReason]).toEqual(["", null, null]);
  });

  test("goes to one agency, whose answer is public after other eyes of Diskominfo", async () => {
    const question = await asked();
    expect(code(await letQuestionThrough(world.waste.officer, question, "DLHKP"))).toBe("NOT_FOUND");
    const open = value(await letQuestionThrough(world.staff, question, "DLHKP"));
    expect(await findPublishedQuestion(question.number)).toMatchObject({ text: TEXT, answer: null, answerDays: null });
    await expect(getQuestion(world.health.officer, question.id)).rejects.toThrow();
    expect(code(await answerQuestion(world.health.officer, open, "Bukan kami"))).toBe("NOT_FOUND");
    const handedIn = value(await answerQuestion(world.waste.officer, open, "Belum tahu."));
    expect((await findPublishedQuestion(question.number))?.answer).toBeNull();
    const back = value(await returnAnswerOfQuestion(world.staff, handedIn, "Sebutkan jadwalnya"));
    const again = value(await answerQuestion(world.staff, back, "Setiap Sabtu."));
    expect(code(await publishAnswer(world.staff, again))).toBe("OWN_WORK");
    await expect(
      db().publicQuestion.update({
        where: { id: question.id },
        data: { status: "PUBLISHED", publishedAt: new Date(), publishedById: world.staff.id },
      }),
    ).rejects.toThrow(/questions_other_eyes/);
    expect(code(await publishAnswer(world.admin, again))).toBe("ok");
    expect(await findPublishedQuestion(question.number)).toMatchObject({ answer: "Setiap Sabtu.", answerDays: 0 });
  });

  test("a refused question, also one that was shown, is gone from every public read", async () => {
    const done = value(await publishAnswer(world.staff, await answered({ text: "Pertanyaan yang harus hilang" })));
    expect(await findPublishedQuestion(done.number)).not.toBeNull();
    value(await refuseQuestion(world.staff, done, "Memuat data pribadi"));
    expect(await findPublishedQuestion(done.number)).toBeNull();
    const csv = await GET(new Request("http://localhost/api/v1/questions?format=csv"), {
      params: Promise.resolve({}),
    });
    expect(await csv.text()).not.toContain("Pertanyaan yang harus hilang");
  });

  test("two people who decide at once: the second is told", async () => {
    const question = await asked();
    const results = await Promise.all([
      letQuestionThrough(world.staff, question, "DLHKP"),
      letQuestionThrough(world.admin, question, "DINKES"),
    ]);
    expect(results.map(code).sort()).toEqual(["STALE", "ok"]);
  });

  test("what a resident wrote is not rewritten", async () => {
    const { id } = await asked({ text: "Kata-kata saya sendiri" });
    await expect(db().publicQuestion.update({ where: { id }, data: { text: "Kata-kata orang lain" } })).rejects.toThrow(
      /not rewritten/,
    );
  });

  test("the audit log, which is for ever, tells the steps and none of the words", async () => {
    const open = value(await letQuestionThrough(world.staff, await asked({ text: "Rahasia saya di sini" }), "DLHKP"));
    const handedIn = value(await answerQuestion(world.waste.officer, open, "Rahasia dijawab begini."));
    const back = value(await returnAnswerOfQuestion(world.staff, handedIn, "Rahasia warga dikutip"));
    value(await refuseQuestion(world.staff, back, "Memuat rahasia: 'Bu Sari sakit'"));
    const events = await db().auditEvent.findMany({ where: { entityId: open.id }, orderBy: { at: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["askQuestion", "letThrough", "answer", "return", "refuse"]);
    expect(JSON.stringify(events.map(({ before, after }) => [before, after]))).not.toMatch(/rahasia|sari/i);
    expect(events.at(-1)?.after).toMatchObject({ status: "REFUSED", refused: true, answered: true });
  });

  test("the time to an answer is measured over what is answered, with how much still waits", async () => {
    const { answered: before } = await measureAnswerTime();
    const done = value(await publishAnswer(world.staff, await answered()));
    await asOwner(
      "ALTER TABLE public_questions DISABLE TRIGGER public_questions_keep",
      `UPDATE public_questions SET "receivedAt" = now() - interval '10 days 1 hour' WHERE id = '${done.id}'`,
      "ALTER TABLE public_questions ENABLE TRIGGER public_questions_keep",
    );
    const time = await measureAnswerTime();
    expect(time.answered).toBe(before + 1);
    const { items, total } = await listPublishedQuestions({ answered: false, pageSize: 1 });
    expect([items.length, total]).toEqual([1, time.waiting]);
    expect((await findPublishedQuestion(done.number))?.answerDays).toBe(10);
  });
});

describe("an e-mail address", () => {
  const kept = (questionId: string) => db().questionContact.count({ where: { questionId } });

  test("is in no read of the office, gets the answer and is deleted then", async () => {
    const { mailAnswer } = await import("@/lib/voices/question-letters/mutations");
    const ref = await answered({ email: "warga@contoh.test" });
    const page = await getQuestion(world.staff, ref.id);
    const list = await listQuestions(world.staff);
    expect(JSON.stringify([page, list])).not.toContain("warga@contoh.test");
    await mailAnswer(ref.id);
    expect([letters.length, await kept(ref.id)]).toEqual([0, 1]);
    value(await publishAnswer(world.staff, ref));
    await mailAnswer(ref.id);
    expect(letters.at(-1)).toMatch(/To: warga@contoh\.test[\s\S]*buka setiap Sabtu pagi/);
    expect(await kept(ref.id)).toBe(0);
    await mailAnswer(ref.id);
    expect(letters.length).toBe(1);
  });

  test("is deleted with a refusal, and after a week in which no letter arrived", async () => {
    const { sweepQuestionMail } = await import("@/lib/voices/question-letters/mutations");
    const refused = await asked({ email: "satu@contoh.test" });
    value(await refuseQuestion(world.staff, refused, "Iklan semata"));
    expect(await kept(refused.id)).toBe(0);
    refuses = 550;
    const ref = await answered({ email: "salah@contoh.test" });
    value(await publishAnswer(world.staff, ref));
    expect((await getQuestion(world.staff, ref.id)).isLetterRefused).toBe(false);
    await sweepQuestionMail();
    expect(await kept(ref.id)).toBe(1);
    // Refused for good: the office sees it, nothing more is sent there, and nowhere else is the address kept.
    expect((await getQuestion(world.staff, ref.id)).isLetterRefused).toBe(true);
    refuses = null;
    const before = letters.length;
    await sweepQuestionMail();
    expect(letters).toHaveLength(before);
    expect(await db().refusedAddress.count({ where: { email: "salah@contoh.test" } })).toBe(0);
    await sweepQuestionMail(new Date(Date.now() + 8 * 86_400_000));
    expect(await kept(ref.id)).toBe(0);
  });

  test("is written to once, though the job and the sweep meet while the mail server is slow", async () => {
    const { mailAnswer, sweepQuestionMail } = await import("@/lib/voices/question-letters/mutations");
    const ref = value(await publishAnswer(world.staff, await answered({ email: "lambat@contoh.test" })));
    const before = letters.length;
    let goOn = () => {};
    dawdle = () =>
      new Promise((done) => {
        goOn = done;
      });
    try {
      const job = mailAnswer(ref.id);
      await vi.waitFor(() => expect(letters.length).toBe(before + 1), { timeout: 10_000 });
      await Promise.all([sweepQuestionMail(), mailAnswer(ref.id), mailAnswer(ref.id)]);
      expect(await kept(ref.id)).toBe(1);
      goOn();
      await job;
    } finally {
      dawdle = async () => {};
      goOn();
    }
    await sweepQuestionMail();
    expect([letters.length, await kept(ref.id)]).toEqual([before + 1, 0]);
  });

  test("gets its letter in the end, though the process that was sending it died", async () => {
    const { sweepQuestionMail } = await import("@/lib/voices/question-letters/mutations");
    const ref = value(await publishAnswer(world.staff, await answered({ email: "mati@contoh.test" })));
    const before = letters.length;
    const claimedAgo = (minutes: number) =>
      db().questionContact.update({
        where: { questionId: ref.id },
        data: { claimedAt: new Date(Date.now() - minutes * 60_000) },
      });
    await claimedAgo(9);
    await sweepQuestionMail();
    expect([letters.length, await kept(ref.id)]).toEqual([before, 1]);
    await claimedAgo(11);
    await sweepQuestionMail();
    expect([letters.length, await kept(ref.id)]).toEqual([before + 1, 0]);
  });

  test("is free for the next try as soon as the mail server has put the letter off", async () => {
    const { mailAnswer } = await import("@/lib/voices/question-letters/mutations");
    const ref = value(await publishAnswer(world.staff, await answered({ email: "penuh@contoh.test" })));
    const before = letters.length;
    refuses = 450;
    await expect(mailAnswer(ref.id)).rejects.toThrow("did not take a letter");
    refuses = null;
    await mailAnswer(ref.id);
    expect([letters.length, await kept(ref.id)]).toEqual([before + 1, 0]);
  });

  test("is kept for six months at the most, whether anybody answers, and whether letters can be sent", async () => {
    const { sweepQuestionMail } = await import("@/lib/voices/question-letters/mutations");
    const received = await asked({ email: "tak-dibaca@contoh.test" });
    const open = value(
      await letQuestionThrough(world.staff, await asked({ email: "tak-dijawab@contoh.test" }), "DLHKP"),
    );
    const handedIn = await answered({ email: "tak-diperiksa@contoh.test" });
    const all = () => Promise.all([received, open, handedIn].map(({ id }) => kept(id)));
    const day = (days: number) => new Date(Date.now() + days * 86_400_000);
    await sweepQuestionMail(day(179));
    expect(await all()).toEqual([1, 1, 1]);
    const { url } = mail;
    mail.url = undefined;
    try {
      // The shortest six months of the calendar have 181 days.
      await sweepQuestionMail(day(181));
    } finally {
      mail.url = url;
    }
    expect(await all()).toEqual([0, 0, 0]);
    expect((await getQuestion(world.staff, open.id)).question.status).toBe("OPEN");
  });

  test("that the mail server refuses stands in no job and in no line of the server's output", async () => {
    const { MAIL_JOB, mailAnswer, sweepQuestionMail } = await import("@/lib/voices/question-letters/mutations");
    const { enqueue, startJobs } = await import("@/lib/platform/jobs/queue");
    const said: string[] = [];
    const listen = (chunk: unknown) => said.push(String(chunk)) > 0;
    const spies = [
      vi.spyOn(process.stderr, "write").mockImplementation(listen),
      vi.spyOn(process.stdout, "write").mockImplementation(listen),
      ...(["log", "warn", "error"] as const).map((name) => vi.spyOn(console, name).mockImplementation(listen)),
    ];
    refuses = 450;
    const kept = globalThis as unknown as { enamPilarJobs?: { boss: unknown; stop: () => Promise<void> } };
    try {
      startJobs({ [MAIL_JOB]: { work: async ({ id }) => (id ? mailAnswer(id) : undefined) } });
      await vi.waitFor(() => expect(kept.enamPilarJobs?.boss).not.toBeNull(), { timeout: 20_000 });
      const ref = await answered({ email: "tak-ada@contoh.test" });
      value(await publishAnswer(world.staff, ref));
      await enqueue(MAIL_JOB, ref.id);
      const jobs = () => db().$queryRaw<{ job: object; output: object | null }[]>`
        SELECT to_jsonb(j) AS job, j.output FROM pgboss.job j WHERE j.name = ${MAIL_JOB}`;
      await vi.waitFor(async () => expect((await jobs()).some(({ output }) => output)).toBe(true), { timeout: 15_000 });
      await sweepQuestionMail();
      const everything = JSON.stringify(await jobs()) + said.join("");
      expect(everything).toContain("did not take a letter (EENVELOPE, 450)");
      expect(everything).not.toContain("tak-ada");
      expect(everything).not.toContain("No such person");
    } finally {
      refuses = null;
      for (const spy of spies) spy.mockRestore();
      await kept.enamPilarJobs?.stop();
    }
  });
});
