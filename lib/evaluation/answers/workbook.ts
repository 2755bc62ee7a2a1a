import "server-only";
import { canEnter } from "@/lib/city/entries/policy";
import { asForm, lockOfStatus } from "@/lib/city/entry-workbooks/form-fields";
import type { Change, Entry, EntryKind, SheetPlan, Standing } from "@/lib/city/entry-workbooks/kind";
import { canFillIn } from "@/lib/city/value-grid/policy";
import { answersAreOpen } from "@/lib/evaluation/rounds/phase";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { fail } from "@/lib/platform/errors/app-error";
import { faultsOfItem, saveAnswer } from "./mutations";
import { answerDraftSchema, answerSubmissionSchema } from "./schemas";

const FIELDS = ["notApplicable", "score", "reason"] as const;

/** An agency has the items that it was given, Diskominfo all. */
const inScope = (actor: Actor): Prisma.AnswerWhereInput =>
  actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {};

const WITH = {
  item: { include: { section: true, instrumentPillar: { include: { pillar: { select: { name: true } } } } } },
  round: { select: { phase: true } },
  agency: { select: { shortName: true } },
} as const satisfies Prisma.AnswerInclude;
type Found = Prisma.AnswerGetPayload<{ include: typeof WITH }>;

function entryOf(actor: Actor, { id, version, status, item, round, ...answer }: Found): Entry {
  const mayEnter = canEnter(actor, { agencyId: answer.agencyId ?? "" });
  return {
    ...{ key: id, label: item.code, ref: { id, version } },
    content: {
      ...{ score: answer.score?.toFixed() ?? "", notApplicable: String(answer.notApplicable), reason: answer.reason },
    },
    lock: !mayEnter ? "notYours" : !answersAreOpen(round.phase) ? "closed" : lockOfStatus(status),
  };
}

/** The answers of a round, a row for each item. */
export const ANSWERS: EntryKind = {
  name: "answers",
  fields: {
    notApplicable: { kind: "yesNo" },
    score: { kind: "number" },
    reason: { kind: "text", longest: 4000 },
  },
  isHandedIn: true,
  may: canFillIn,
  async plan(actor, { putaran = "" }, { locale, say }): Promise<SheetPlan> {
    const found = await db().answer.findMany({
      where: { round: { slug: putaran }, ...inScope(actor) },
      orderBy: { item: { order: "asc" } },
      include: WITH,
    });
    const entries = new Map(found.map((answer) => [answer.id, entryOf(actor, answer)]));
    return {
      title: say("titles.answers"),
      columns: [
        { name: "code", heading: say("columns.item"), width: 12 },
        { name: "text", heading: say("columns.text"), width: 60 },
        { name: "section", heading: say("columns.section"), width: 16 },
        { name: "pillar", heading: say("columns.pillar"), width: 18 },
        { name: "agency", heading: say("columns.agency"), width: 14 },
        { name: "scale", heading: say("columns.scale"), width: 10 },
        { name: "notApplicable", heading: say("fields.notApplicable"), width: 14 },
        { name: "score", heading: say("fields.score"), width: 10 },
        { name: "reason", heading: say("fields.answerReason"), width: 60 },
      ],
      ...{ named: "code", frozen: 1, entries },
      lines: found.map(({ id, item, agency }) => ({
        fixed: {
          ...{ code: item.code, text: locale === "en" && item.textEn ? item.textEn : item.textId },
          section: locale === "en" ? item.section.nameEn : item.section.nameId,
          pillar: item.instrumentPillar?.pillar.name ?? null,
          agency: agency?.shortName ?? null,
          scale: `${item.minimum.toFixed()}–${item.maximum.toFixed()}`,
        },
        cells: Object.fromEntries(FIELDS.map((field) => [field, { entry: id, field }])),
      })),
    };
  },
  async find(actor, keys) {
    const found = await db().answer.findMany({ where: { id: { in: [...keys] }, ...inScope(actor) }, include: WITH });
    return new Map(found.map((answer) => [answer.id, entryOf(actor, answer)]));
  },
  async write(actor, { entry, content }, submit) {
    const { fields, faults } = asForm(submit ? answerSubmissionSchema : answerDraftSchema, asTicked(content), [
      "score",
    ]);
    if (!fields) return fail("INVALID", { fields: faults });
    if (!entry.ref) return fail("NOT_FOUND");
    return saveAnswer(actor, entry.ref, { fields, intent: submit ? "submit" : "draft" });
  },
  async standing(actor, written: readonly Change[]): Promise<Map<string, Standing>> {
    const standing = new Map<string, Standing>();
    for (const { entry, content } of written) {
      const lacks = asForm(answerSubmissionSchema, asTicked(content), ["score"]).faults ?? {};
      const notApplicable = content.notApplicable === "true";
      standing.set(entry.key, {
        lacks: { ...lacks, ...(await faultsOfItem(actor, entry.key, { notApplicable }, true)) },
        asked: null,
      });
    }
    return standing;
  },
};

/** Its form has a box. */
const asTicked = ({ notApplicable, ...content }: Change["content"]) => ({
  ...content,
  notApplicable: notApplicable === "true" ? "on" : "",
});
