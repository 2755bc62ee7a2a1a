import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { askQuestion, letQuestionThrough } from "@/lib/voices/public-questions/mutations";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";
import { getQuestion } from "@/lib/voices/public-questions/queries";
import { findSubject } from "@/lib/voices/question-subjects/published";
import { type Subject, subjectSchema } from "@/lib/voices/question-subjects/schemas";
import { makeRound, makeWorld, type World } from "../../support/fixtures";
import { codeOf, resultOf } from "../../support/results";

let world: World;
let slug: string;
beforeAll(async () => {
  world = await makeWorld();
  const { round } = await makeRound(world.pillar.id);
  await db().evaluationRound.update({ where: { id: round.id }, data: { publishedAt: new Date() } });
  slug = round.slug;
});

let next = 0;
const ask = (subject: Subject, disputes?: "on") => {
  next += 1;
  const question = { text: "Angka di halaman ini tidak sama dengan laporan.", disputes };
  return askQuestion({ subject, question, address: `10.9.0.${next}`, nonce: `s${next}` });
};

describe("A question is about whatever a public page is about", () => {
  test("an indicator, a pillar, a round or a page; it stands there once it was let through, and nowhere else", async () => {
    const subjects: Subject[] = [
      { indikator: world.waste.indicator.code },
      { pilar: world.pillar.slug },
      { putaran: slug },
      { halaman: "metodologi" },
    ];
    for (const subject of subjects) {
      const { number } = resultOf(await ask(subject, "on"));
      expect((await listPublishedQuestions({ about: [subject] })).items).toEqual([]);
      const { id, version } = await db().publicQuestion.findUniqueOrThrow({ where: { number } });
      resultOf(await letQuestionThrough(world.staff, { id, version }, "DLHKP"));
      const { items } = await listPublishedQuestions({ about: [subject] });
      expect(items).toMatchObject([{ number, disputes: true, subject: { path: (await findSubject(subject))?.path } }]);
    }
    const { items } = await listPublishedQuestions({ about: [{ program: "bank-sampah" }] });
    expect(items).toEqual([]);
  });

  test("an indicator's question is offered to the agency that owns it", async () => {
    const { number } = resultOf(await ask({ indikator: world.waste.indicator.code }));
    const { id } = await db().publicQuestion.findUniqueOrThrow({ where: { number } });
    expect((await getQuestion(world.staff, id)).usualAgency).toBe("DLHKP");
  });

  test("never about what is not public, of no kind, or two things at once", async () => {
    await db().indicator.update({ where: { id: world.health.indicator.id }, data: { publishedAt: null } });
    expect(codeOf(await ask({ indikator: world.health.indicator.code }))).toBe("NOT_FOUND");
    expect(codeOf(await ask({ putaran: "1999" }))).toBe("NOT_FOUND");
    expect(subjectSchema.safeParse({ halaman: "kelola" }).success).toBe(false);
    expect(subjectSchema.safeParse({ halaman: "toString" }).success).toBe(false);
    await expect(
      db().publicQuestion.create({
        data: { text: "Tentang dua hal sekaligus", pillarId: world.pillar.id, page: "metodologi" },
      }),
    ).rejects.toThrow(/questions_one_subject/);
  });
});
