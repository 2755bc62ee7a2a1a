import { beforeAll, describe, expect, test, vi } from "vitest";
import { findActor } from "@/lib/platform/auth/session";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { enqueue } from "@/lib/platform/jobs/queue";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { type AskState, askQuestionAction, decideQuestionAction } from "@/lib/voices/public-questions/actions";
import { makeFormToken, type Sum } from "@/lib/voices/public-questions/form-token";
import { answerQuestion, letQuestionThrough } from "@/lib/voices/public-questions/mutations";
import { makeWorld, type World } from "../../support/fixtures";
import { resultOf } from "../../support/results";

// What only Next can give: the request's headers and cookie, its redirects in a language, its kept pages.
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "x-forwarded-for": "198.51.100.4" }) }));
vi.mock("@/lib/platform/auth/session", () => ({ findActor: vi.fn() }));
vi.mock("@/lib/platform/i18n/navigation", () => ({ getPathname: ({ href }: { href: string }) => href }));
vi.mock("@/lib/platform/pages/refresh", () => ({ refreshPublicPages: vi.fn() }));
vi.mock("@/lib/platform/jobs/queue", () => ({ enqueue: vi.fn() }));

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Form = { token: string; sum: Sum };
/** A form that was opened a minute ago. */
const opened = (): Form => makeFormToken(env().NEXTAUTH_SECRET, new Date(Date.now() - 60_000));

function formData(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const send = ({ token, sum }: Form, fields: Record<string, string>) =>
  landing(
    askQuestionAction(
      {},
      formData({ locale: "id", program: "bank-sampah", token, sum: String(sum.first + sum.second), ...fields }),
    ),
  );

/** Where an action leads, or what it shows on the form. */
async function landing<State>(action: Promise<State>): Promise<State | string> {
  return action.catch((error: { digest?: string }) => {
    const [kind, , place] = String(error.digest).split(";");
    if (kind !== "NEXT_REDIRECT" || !place) throw error;
    return place;
  });
}

describe("a form that was sent", () => {
  test("and comes back by the Back button with another question keeps it, says so beside a new sum, and then sends it", async () => {
    const form = opened();
    const stored = (text: string) => db().publicQuestion.count({ where: { text } });
    const [first, second] = ["Kapan bank sampah buka?", "Berapa harga botol bekas?"];
    expect(await send(form, { text: first })).toBe("/tanya/terima-kasih");
    const refused = (await send(form, { text: second, email: "warga@contoh.test" })) as AskState;
    expect(refused.reply?.error).toEqual({ sum: ["token-used"] });
    expect(refused.reply?.initialValue).toMatchObject({ text: second, email: "warga@contoh.test" });
    expect(await stored(second)).toBe(0);
    expect(refused.asked?.token).not.toBe(form.token);
    vi.useFakeTimers({ now: Date.now() + 5000, toFake: ["Date"] });
    try {
      expect(await send(refused.asked as Form, { text: second })).toBe("/tanya/terima-kasih");
    } finally {
      vi.useRealTimers();
    }
    expect([await stored(first), await stored(second)]).toEqual([1, 1]);
  });

  test("twice with the same question is thanked twice and stored once", async () => {
    const form = opened();
    const text = "Apakah bank sampah menerima kaca?";
    expect(await send(form, { text })).toBe("/tanya/terima-kasih");
    expect(await send(form, { text: ` ${text}` })).toBe("/tanya/terima-kasih");
    expect(await db().publicQuestion.count({ where: { text } })).toBe(1);
  });

  test("with a wrong sum asks the same sum again", async () => {
    const form = opened();
    const refused = (await send(form, { text: "Apakah ada jadwalnya?", sum: "99" })) as AskState;
    expect(refused.reply?.error).toEqual({ sum: ["token-sum"] });
    expect(refused.asked).toMatchObject(form);
  });
});

test("a question that is far too long says so together with all else that is wrong, and comes back as it was typed", async () => {
  const before = await db().publicQuestion.count();
  const text = "Kapan?".repeat(500);
  const refused = (await send(opened(), { text, email: "bukan alamat" })) as AskState;
  expect(refused.reply?.error).toEqual({ text: ["tooLong"], email: ["email"] });
  expect(refused.reply?.initialValue).toMatchObject({ email: "bukan alamat", text });
  // Alone, too, it sends nothing of what was cut.
  const alone = (await send(opened(), { text })) as AskState;
  expect(alone.reply?.error).toEqual({ text: ["tooLong"] });
  expect(await db().publicQuestion.count()).toBe(before);
});

test("a published answer stands on the public pages and the officer goes on, though the job queue fails", async () => {
  const text = "Apakah bank sampah buka hari Minggu?";
  await send(opened(), { text });
  const question = await db().publicQuestion.findFirstOrThrow({ where: { text } });
  await db().questionContact.create({ data: { questionId: question.id, email: "minggu@contoh.test" } });
  const open = resultOf(await letQuestionThrough(world.staff, question, "DLHKP"));
  const { id, version } = resultOf(await answerQuestion(world.waste.officer, open, "Ya, sampai siang."));
  vi.mocked(findActor).mockResolvedValue(world.staff);
  vi.mocked(enqueue).mockRejectedValue(new Error("the queue is away"));
  const output = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const decided = decideQuestionAction({}, formData({ locale: "id", id, version: String(version), intent: "publish" }));
  expect(await landing(decided)).toBe(`/kelola/pertanyaan/${id}?tersimpan=publish`);
  const [refreshed = 0] = vi.mocked(refreshPublicPages).mock.invocationCallOrder;
  const [enqueued = 0] = vi.mocked(enqueue).mock.invocationCallOrder;
  expect([refreshed > 0, refreshed < enqueued]).toEqual([true, true]);
  expect(output.mock.calls.join()).toContain("the queue is away");
  output.mockRestore();
  // The sweep finds it.
  const waiting = { questionId: id, question: { status: "PUBLISHED" as const } };
  expect(await db().questionContact.count({ where: waiting })).toBe(1);
});
