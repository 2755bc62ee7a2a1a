import "server-only";
import { readableOwner } from "@/lib/city/entries/scope";
import { asForm } from "@/lib/city/entry-workbooks/form-fields";
import type { AddedEntry, Content, Entry, EntryKind, SheetPlan } from "@/lib/city/entry-workbooks/kind";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { fail } from "@/lib/platform/errors/app-error";
import { dayOf } from "@/lib/platform/format/date";
import { saveSurveyResult } from "./mutations";
import { canEnterSurveyResult, canReadSurveys, isOpenForSurveys } from "./policy";
import { surveyResultSchema } from "./schemas";

const FIGURES = ["respondents", "mean", "scaleMin", "scaleMax"] as const;
const FIELDS = [...FIGURES, "method", "fieldworkFrom", "fieldworkTo", "source"] as const;

const WITH = {
  programme: { select: { id: true, slug: true, name: true, agencyId: true } },
  subDimension: { select: { id: true, code: true, nameId: true, nameEn: true } },
  round: { select: { slug: true, phase: true } },
} as const satisfies Prisma.SurveyResultInclude;
type Found = Prisma.SurveyResultGetPayload<{ include: typeof WITH }>;

// "2026 homecare HEALTH": the round, the programme, and the sub-dimension or "-" for the programme as a whole.
const keyOf = (round: string, programme: string, sub: string | null) => [round, programme, sub ?? "-"].join(" ");

function entryOf(actor: Actor, { id, version, programme, subDimension, round, ...result }: Found): Entry {
  return {
    key: keyOf(round.slug, programme.slug, subDimension?.code ?? null),
    label: [programme.name, subDimension?.nameId].filter(Boolean).join(", "),
    ref: { id, version },
    content: {
      ...{ respondents: String(result.respondents), mean: result.mean.toFixed() },
      ...{ scaleMin: result.scaleMin.toFixed(), scaleMax: result.scaleMax.toFixed() },
      ...{ method: result.method, source: result.source },
      ...{ fieldworkFrom: dayOf(result.fieldworkFrom) ?? "", fieldworkTo: dayOf(result.fieldworkTo) ?? "" },
    },
    lock: !isOpenForSurveys(round) ? "closed" : canEnterSurveyResult(actor, round, programme) ? null : "notYours",
  };
}

/** Results of a round's impact survey; they stand as soon as they are saved. */
export const SURVEYS: EntryKind = {
  name: "surveys",
  fields: {
    programme: { kind: "text", longest: 300 },
    subDimension: { kind: "text", longest: 300 },
    respondents: { kind: "whole", most: 999_999 },
    mean: { kind: "number" },
    scaleMin: { kind: "number" },
    scaleMax: { kind: "number" },
    method: { kind: "text", longest: 500 },
    fieldworkFrom: { kind: "day" },
    fieldworkTo: { kind: "day" },
    source: { kind: "text", longest: 500 },
  },
  isHandedIn: false,
  may: canReadSurveys,
  async plan(actor, { putaran = "" }, { locale, say }): Promise<SheetPlan> {
    const found = await db().surveyResult.findMany({
      where: { round: { slug: putaran }, programme: readableOwner(actor) },
      orderBy: [{ programme: { name: "asc" } }, { subDimension: { order: "asc" } }],
      include: WITH,
    });
    const { programmes, subDimensions } = await named(actor, putaran);
    const entries = new Map(found.map((row) => entryOf(actor, row)).map((entry) => [entry.key, entry]));
    return {
      title: say("titles.surveys"),
      columns: [
        { name: "programme", heading: say("columns.programme"), width: 36 },
        { name: "subDimension", heading: say("columns.subDimension"), width: 28 },
        ...FIGURES.map((name) => ({ name, heading: say(`fields.${name}`), width: 14 })),
        { name: "method", heading: say("fields.method"), width: 30 },
        { name: "fieldworkFrom", heading: say("fields.fieldworkFrom"), width: 18 },
        { name: "fieldworkTo", heading: say("fields.fieldworkTo"), width: 18 },
        { name: "source", heading: say("fields.source"), width: 30 },
      ],
      ...{ named: "programme", frozen: 1, entries },
      lines: found.map((row) => ({
        fixed: {
          programme: row.programme.name,
          subDimension: (locale === "en" ? row.subDimension?.nameEn : row.subDimension?.nameId) ?? null,
        },
        cells: Object.fromEntries(FIELDS.map((field) => [field, { entry: entryOf(actor, row).key, field }])),
      })),
      adds: {
        programme: programmes.map(({ name }) => name),
        subDimension: subDimensions.map((sub) => (locale === "en" ? sub.nameEn : sub.nameId)),
        ...Object.fromEntries(FIELDS.map((field) => [field, null])),
      },
    };
  },
  async find(actor, keys) {
    const rounds = [...new Set(keys.map((key) => key.split(" ")[0] ?? ""))];
    const found = await db().surveyResult.findMany({
      where: { round: { slug: { in: rounds } }, programme: readableOwner(actor) },
      include: WITH,
    });
    const wanted = new Set(keys);
    return new Map(
      found
        .map((row) => entryOf(actor, row))
        .filter(({ key }) => wanted.has(key))
        .map((entry) => [entry.key, entry]),
    );
  },
  async add(actor, { putaran = "" }, typed): Promise<AddedEntry> {
    const { round, programmes, subDimensions } = await named(actor, putaran);
    const programme = programmes.filter(({ name, slug }) => [name, slug].includes(typed.programme ?? ""));
    const [one] = programme;
    if (!round || !one || programme.length > 1) return { faults: { programme: "programmeUnknown" } };
    const asked = typed.subDimension ?? "";
    const sub = subDimensions.find(
      (own) => own.pillarId === one.pillarId && [own.nameId, own.nameEn, own.code].includes(asked),
    );
    if (asked !== "" && !sub) return { faults: { subDimension: "subDimensionOfPillar" } };
    const { programme: _programme, subDimension: _sub, ...content } = typed;
    const key = keyOf(putaran, one.slug, sub?.code ?? null);
    const known = await db().surveyResult.findFirst({
      where: { roundId: round.id, programmeId: one.id, subDimensionId: sub?.id ?? null },
      include: WITH,
    });
    if (known) return { entry: entryOf(actor, known), content };
    const label = [one.name, sub?.nameId].filter(Boolean).join(", ");
    return { entry: { key, label, ref: null, content: {}, lock: isOpenForSurveys(round) ? null : "closed" }, content };
  },
  async write(actor, { entry, content }) {
    const [slug = "", programmeSlug = "", code = "-"] = entry.key.split(" ");
    const { programmes, subDimensions } = await named(actor, slug);
    const programme = programmes.find((one) => one.slug === programmeSlug);
    if (!programme) return fail("NOT_FOUND");
    const sub = subDimensions.find((own) => own.pillarId === programme.pillarId && own.code === code);
    const form: Content = { ...content, programmeId: programme.id, subDimensionId: sub?.id ?? "" };
    const { fields, faults } = asForm(surveyResultSchema, form, FIGURES);
    if (!fields) return fail("INVALID", { fields: faults });
    return saveSurveyResult(actor, slug, entry.ref, fields);
  },
};

/** What a result of the round can be about: programmes of its pillars that are the actor's, and their sub-dimensions. */
async function named(actor: Actor, slug: string) {
  const round = await db().evaluationRound.findUnique({ where: { slug } });
  const pillars = await db().instrumentPillar.findMany({
    where: { instrumentId: round?.instrumentId ?? "00000000-0000-0000-0000-000000000000" },
    include: { subDimensions: { orderBy: { order: "asc" } } },
  });
  const programmes = await db().programme.findMany({
    where: { ...readableOwner(actor), pillarId: { in: pillars.map(({ pillarId }) => pillarId) } },
    orderBy: [{ pillar: { order: "asc" } }, { name: "asc" }],
    select: { id: true, slug: true, name: true, agencyId: true, pillarId: true },
  });
  return {
    ...{ round, programmes },
    subDimensions: pillars.flatMap(({ pillarId, subDimensions }) => subDimensions.map((sub) => ({ ...sub, pillarId }))),
  };
}
