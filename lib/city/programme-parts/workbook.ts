import "server-only";
import { readableOwner, readableStatus } from "@/lib/city/entries/scope";
import { standsAs, withoutReason } from "@/lib/city/entry-workbooks/correction";
import { asForm } from "@/lib/city/entry-workbooks/form-fields";
import type {
  About,
  AddedEntry,
  Change,
  Content,
  Entry,
  EntryKind,
  Part,
  Standing,
} from "@/lib/city/entry-workbooks/kind";
import { correct } from "@/lib/city/entry-workbooks/mutations";
import { narrowed } from "@/lib/city/programmes/workbook";
import { canFillIn } from "@/lib/city/value-grid/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { fail, type Result } from "@/lib/platform/errors/app-error";
import { dayOf } from "@/lib/platform/format/date";
import { funding, milestones } from "./mutations";
import { FUNDS, fundingDraftSchema, fundingSubmissionSchema, milestoneSchema, newFundingSchema } from "./schemas";
import { askedOfSpending } from "./spending";

const TEXT = { kind: "text", longest: 500 } as const;
const STATES = {
  kind: "choice",
  words: {
    PLANNED: ["direncanakan", "planned"],
    DONE: ["selesai", "done"],
    DROPPED: ["dibatalkan", "dropped"],
  },
} as const;

type Programme = { id: string; slug: string; name: string; agencyId: string; agency: { shortName: string } };

/** Those with lines on this part of the list, or all of them. */
const programmesOf = (actor: Actor, about: About, ids?: readonly string[]): Promise<Programme[]> =>
  db().programme.findMany({
    where: { ...readableOwner(actor), ...narrowed(about), ...(ids ? { id: { in: [...ids] } } : {}) },
    orderBy: [{ pillar: { order: "asc" } }, { name: "asc" }, { id: "asc" }],
    select: { id: true, slug: true, name: true, agencyId: true, agency: { select: { shortName: true } } },
  });

type Placed = { id: string; programmeId: string };

/**
 * The newest of each milestone, or of each line of money of a year, on a part of the list, in its order, and how many there are in all: cut in
 * the database, however many the city has. Who fills in sees them in every state.
 */
async function partOf(actor: Actor, about: About, part: Part, year: number | null) {
  const { agencyId = null } = readableOwner(actor);
  const [pillar, agency] = [about.pilar || null, about.opd || null];
  const lines =
    year === null
      ? Prisma.sql`
        SELECT DISTINCT ON ("programmeId", "number") "id", "programmeId", "number" AS "place", '' AS "label"
          FROM programme_milestones WHERE "supersededAt" IS NULL ORDER BY "programmeId", "number", "revision" DESC`
      : Prisma.sql`
        SELECT DISTINCT ON ("programmeId", "fund", "label") "id", "programmeId", "fund" AS "place", "label"
          FROM programme_funding WHERE "supersededAt" IS NULL AND "year" = ${year}::int
         ORDER BY "programmeId", "fund", "label", "revision" DESC`;
  const newest = Prisma.sql`
    FROM (${lines}) AS line JOIN programmes p ON p."id" = line."programmeId"
      JOIN pillars l ON l."id" = p."pillarId" JOIN agencies a ON a."id" = p."agencyId"
     WHERE (${agencyId}::uuid IS NULL OR p."agencyId" = ${agencyId}::uuid)
       AND (${pillar}::text IS NULL OR l."code" = ${pillar}) AND (${agency}::text IS NULL OR a."code" = ${agency})`;
  const [placed, [counted]] = await Promise.all([
    db().$queryRaw<Placed[]>`
      SELECT line."id", line."programmeId" ${newest}
       ORDER BY l."order", p."name", p."id", line."place", line."label" LIMIT ${part.take} OFFSET ${part.skip}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${newest}`,
  ]);
  return { placed, total: counted?.total ?? 0 };
}

/** Programmes with their lines: all, or those that were placed on a part. */
async function linesOn<Row extends { id: string }>(
  actor: Actor,
  about: About,
  placed: readonly Placed[] | undefined,
  read: (actor: Actor, programmeIds: string[]) => Promise<Row[]>,
) {
  const programmes = await programmesOf(actor, about, placed && [...new Set(placed.map((one) => one.programmeId))]);
  const rows = await read(
    actor,
    programmes.map(({ id }) => id),
  );
  const shown = placed && new Set(placed.map(({ id }) => id));
  return { programmes, rows: shown ? rows.filter(({ id }) => shown.has(id)) : rows };
}

/** The programme that a new row names, by name or code of its address. */
async function namedProgramme(actor: Actor, text: string): Promise<Programme | null> {
  const found = await db().programme.findMany({
    where: { ...readableOwner(actor), OR: [{ name: text }, { slug: text }, { code: text }] },
    select: { id: true, slug: true, name: true, agencyId: true, agency: { select: { shortName: true } } },
    take: 2,
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

type Steps = {
  create(actor: Actor, slug: string): Promise<Result<unknown>>;
  save(actor: Actor, ref: { id: string; version: number }): Promise<Result<unknown>>;
  revise(actor: Actor, id: string, reason: string): Promise<Result<{ id: string; version: number }, unknown>>;
};

/** Begun, saved or, where it is published, opened for correction and then saved. */
async function writePart(actor: Actor, change: Change, slug: string, part: Steps): Promise<Result<unknown>> {
  const { entry } = change;
  if (!entry.ref) return part.create(actor, slug);
  if (!entry.isPublished) return part.save(actor, entry.ref);
  return correct(
    change,
    (id, reason) => part.revise(actor, id, reason),
    (opened) => part.save(actor, opened),
  );
}

const without = ({ programme: _programme, ...content }: Content): Content => withoutReason(content);

const lacking =
  (check: (content: Content) => Record<string, string[]> | null) =>
  async (_actor: Actor, written: readonly Change[]): Promise<Map<string, Standing>> =>
    new Map(written.map(({ entry, content }) => [entry.key, { lacks: check(content) ?? {}, asked: null }]));

// Milestones: "slug#3" is the third of a programme; "slug~Title" one that is yet to be made.

const MILESTONE_FIELDS = ["titleId", "titleEn", "dueOn", "state", "doneOn", "droppedReason", "reason"] as const;

type Milestone = Awaited<ReturnType<typeof milestonesOf>>[number];
const milestonesOf = (actor: Actor, programmeIds: string[]) =>
  db().programmeMilestone.findMany({
    where: { programmeId: { in: programmeIds }, supersededAt: null, ...readableStatus(actor) },
    orderBy: [{ number: "asc" }, { revision: "desc" }],
    distinct: ["programmeId", "number"],
  });

const milestoneEntry = (actor: Actor, programme: Programme, row: Milestone): Entry => ({
  ...{ key: `${programme.slug}#${row.number}`, label: `${programme.name}: ${row.titleId}` },
  ...standsAs(actor, programme, row),
  content: {
    ...{ titleId: row.titleId, titleEn: row.titleEn, dueOn: dayOf(row.dueOn), state: row.state },
    ...{ doneOn: dayOf(row.doneOn) ?? "", droppedReason: row.droppedReason, reason: "" },
  },
});

export const MILESTONES: EntryKind = {
  name: "milestones",
  fields: {
    programme: TEXT,
    titleId: { kind: "text", longest: 200 },
    titleEn: { kind: "text", longest: 200 },
    dueOn: { kind: "day" },
    state: STATES,
    doneOn: { kind: "day" },
    droppedReason: { kind: "text", longest: 1000 },
    reason: { kind: "text", longest: 2000 },
  },
  isHandedIn: true,
  isCorrected: true,
  may: canFillIn,
  async plan(actor, about, { say, part }) {
    const cut = part && (await partOf(actor, about, part, null));
    const { programmes, rows } = await linesOn(actor, about, cut?.placed, milestonesOf);
    const entries = new Map<string, Entry>();
    const lines = programmes.flatMap((programme) =>
      rows
        .filter(({ programmeId }) => programmeId === programme.id)
        .map((row) => {
          const entry = milestoneEntry(actor, programme, row);
          entries.set(entry.key, entry);
          return {
            fixed: { programme: programme.name, agency: programme.agency.shortName },
            cells: Object.fromEntries(MILESTONE_FIELDS.map((field) => [field, { entry: entry.key, field }])),
          };
        }),
    );
    return {
      title: say("titles.milestones"),
      columns: [
        { name: "programme", heading: say("columns.programme"), width: 36 },
        { name: "agency", heading: say("columns.agency"), width: 14 },
        { name: "titleId", heading: say("fields.titleId"), width: 40 },
        { name: "titleEn", heading: say("fields.titleEn"), width: 30 },
        { name: "dueOn", heading: say("fields.dueOn"), width: 18 },
        { name: "state", heading: say("fields.state"), width: 16 },
        { name: "doneOn", heading: say("fields.doneOn"), width: 18 },
        { name: "droppedReason", heading: say("fields.droppedReason"), width: 30 },
        { name: "reason", heading: say("columns.correctionReason"), width: 30 },
      ],
      ...{ named: "programme", frozen: 1, lines, entries, ...(cut ? { total: cut.total } : {}) },
      adds: {
        programme: programmes.map(({ name }) => name),
        ...{ titleId: null, titleEn: null, dueOn: null, state: null, doneOn: null, droppedReason: null },
      },
    };
  },
  async find(actor, keys) {
    const slugs = [...new Set(keys.map((key) => key.slice(0, key.lastIndexOf("#"))))];
    const programmes = await programmesWith(actor, slugs);
    const byId = new Map(programmes.map((programme) => [programme.id, programme]));
    const rows = await milestonesOf(actor, [...byId.keys()]);
    const wanted = new Set(keys);
    return new Map(
      rows.flatMap((row) => {
        const programme = byId.get(row.programmeId);
        const entry = programme && milestoneEntry(actor, programme, row);
        return entry && wanted.has(entry.key) ? [[entry.key, entry] as const] : [];
      }),
    );
  },
  async add(actor, _about, typed): Promise<AddedEntry> {
    const programme = await namedProgramme(actor, typed.programme ?? "");
    if (!programme) return { faults: { programme: "programmeUnknown" } };
    const title = typed.titleId ?? "";
    const content: Record<string, string> = { state: "PLANNED", ...without(typed) };
    const known = (await milestonesOf(actor, [programme.id])).find(({ titleId }) => titleId === title);
    if (known) return { entry: milestoneEntry(actor, programme, known), content };
    const label = `${programme.name}: ${title}`;
    return { entry: newEntry(actor, programme, `${programme.slug}~${title}`, label), content };
  },
  write(actor, change, submit) {
    const { fields, faults } = asForm(milestoneSchema, without(change.content));
    if (!fields) return Promise.resolve(fail("INVALID", { fields: faults }));
    return writePart(actor, change, change.entry.key.split("~")[0] ?? "", {
      create: (by, programmeSlug) => milestones.create(by, { programmeSlug, fields, submit }),
      save: (by, ref) => milestones.save(by, ref, { fields, submit }),
      revise: milestones.revise,
    });
  },
  standing: lacking((content) => asForm(milestoneSchema, without(content)).faults),
};

const programmesWith = (actor: Actor, slugs: string[]): Promise<Programme[]> =>
  db().programme.findMany({
    where: { slug: { in: slugs }, ...readableOwner(actor) },
    select: { id: true, slug: true, name: true, agencyId: true, agency: { select: { shortName: true } } },
  });

const newEntry = (actor: Actor, programme: Programme, key: string, label: string): Entry => ({
  ...{ key, label, content: {} },
  ...standsAs(actor, programme, undefined),
});

// Money: a programme, a year, a source and, where a source has several lines, what tells them apart.

const FUNDING_FIELDS = ["planned", "spent", "source", "reason"] as const;
const MONEY = ["planned", "spent"];
type Named = { year: number; fund: string; label: string };
const fundingKey = (slug: string, { year, fund, label }: Named) => [slug, year, fund, label].join(" ");
const partsOf = (key: string) => {
  const [slug = "", year = "", fund = "", ...label] = key.split(" ");
  return { slug, year: yearIn(year) ?? 0, fund, label: label.join(" ") };
};
/** A year that the database can hold, out of an address or a key; null for anything else. */
const yearIn = (text: string | undefined) => (/^(19|20)\d{2}$/.test(text ?? "") ? Number(text) : null);

type Line = Awaited<ReturnType<typeof fundingOf>>[number];
const fundingOf = (actor: Actor, programmeIds: string[], years: number[]) =>
  db().programmeFunding.findMany({
    where: { programmeId: { in: programmeIds }, year: { in: years }, supersededAt: null, ...readableStatus(actor) },
    orderBy: [{ year: "desc" }, { fund: "asc" }, { label: "asc" }, { revision: "desc" }],
    distinct: ["programmeId", "year", "fund", "label"],
  });

const fundingEntry = (actor: Actor, programme: Programme, row: Line): Entry => ({
  key: fundingKey(programme.slug, row),
  label: [`${programme.name}, ${row.fund} ${row.year}`, row.label].filter(Boolean).join(", "),
  ...standsAs(actor, programme, row),
  content: {
    ...{ planned: row.planned?.toFixed() ?? "", spent: row.spent?.toFixed() ?? "" },
    ...{ source: row.source, reason: "" },
  },
});

export const FUNDING: EntryKind = {
  name: "funding",
  fields: {
    programme: TEXT,
    year: { kind: "year" },
    fund: {
      kind: "choice",
      words: {
        APBD: ["APBD", "APBD", "apbd kota"],
        APBN: ["APBN", "APBN", "dak", "dau"],
        CSR: ["CSR", "CSR", "tjsl", "tjslp"],
        KPBU: ["KPBU", "KPBU", "ppp"],
        OTHER: ["lainnya", "other", "lain", "hibah"],
      },
    },
    label: { kind: "text", longest: 120 },
    planned: { kind: "money" },
    spent: { kind: "money" },
    source: TEXT,
    reason: { kind: "text", longest: 2000 },
  },
  isHandedIn: true,
  isCorrected: true,
  may: canFillIn,
  async plan(actor, about, { today, say, part }) {
    const year = yearIn(about.tahun) ?? Number(today.slice(0, 4));
    const cut = part && (await partOf(actor, about, part, year));
    const { programmes, rows } = await linesOn(actor, about, cut?.placed, (by, ids) => fundingOf(by, ids, [year]));
    const entries = new Map<string, Entry>();
    const lines = programmes.flatMap((programme) =>
      rows
        .filter(({ programmeId }) => programmeId === programme.id)
        .map((row) => {
          const entry = fundingEntry(actor, programme, row);
          entries.set(entry.key, entry);
          return {
            fixed: {
              ...{ programme: programme.name, agency: programme.agency.shortName },
              ...{
                year: String(row.year),
                fund: row.fund === "OTHER" ? say("words.OTHER") : row.fund,
                label: row.label,
              },
            },
            cells: Object.fromEntries(FUNDING_FIELDS.map((field) => [field, { entry: entry.key, field }])),
          };
        }),
    );
    return {
      title: say("titles.funding"),
      columns: [
        { name: "programme", heading: say("columns.programme"), width: 36 },
        { name: "agency", heading: say("columns.agency"), width: 14 },
        { name: "year", heading: say("columns.year"), width: 8 },
        { name: "fund", heading: say("columns.fund"), width: 14 },
        { name: "label", heading: say("columns.label"), width: 24 },
        { name: "planned", heading: say("fields.planned"), width: 20 },
        { name: "spent", heading: say("fields.spent"), width: 20 },
        { name: "source", heading: say("fields.source"), width: 30 },
        { name: "reason", heading: say("columns.correctionReason"), width: 30 },
      ],
      ...{ named: "programme", frozen: 1, lines, entries, ...(cut ? { total: cut.total } : {}) },
      adds: {
        programme: programmes.map(({ name }) => name),
        ...{ year: null, fund: null, label: null, planned: null, spent: null, source: null },
      },
    };
  },
  async find(actor, keys) {
    const parts = keys.map(partsOf);
    const programmes = await programmesWith(actor, [...new Set(parts.map(({ slug }) => slug))]);
    const byId = new Map(programmes.map((programme) => [programme.id, programme]));
    const rows = await fundingOf(actor, [...byId.keys()], [...new Set(parts.map(({ year }) => year))]);
    const wanted = new Set(keys);
    return new Map(
      rows.flatMap((row) => {
        const programme = byId.get(row.programmeId);
        const entry = programme && fundingEntry(actor, programme, row);
        return entry && wanted.has(entry.key) ? [[entry.key, entry] as const] : [];
      }),
    );
  },
  async add(actor, _about, typed): Promise<AddedEntry> {
    const programme = await namedProgramme(actor, typed.programme ?? "");
    if (!programme) return { faults: { programme: "programmeUnknown" } };
    const { year = "", fund = "", label = "", planned = "", spent = "", source = "" } = typed;
    const named = newFundingSchema.safeParse({ programmeSlug: programme.slug, year, fund, label });
    if (!named.success) return { faults: { [year === "" ? "year" : "fund"]: "required" } };
    const content = { planned, spent, source };
    const key = fundingKey(programme.slug, named.data);
    const rows = await fundingOf(actor, [programme.id], [named.data.year]);
    const known = rows.map((row) => fundingEntry(actor, programme, row)).find((entry) => entry.key === key);
    if (known) return { entry: known, content };
    const shown = [`${programme.name}, ${fund} ${year}`, label].filter(Boolean).join(", ");
    return { entry: newEntry(actor, programme, key, shown), content };
  },
  write(actor, change, submit) {
    const schema = submit ? fundingSubmissionSchema : fundingDraftSchema;
    const { fields: read, faults } = asForm(schema, without(change.content), MONEY);
    if (!read) return Promise.resolve(fail("INVALID", { fields: faults }));
    const fields = { ...read, confirmed: change.confirmed };
    const { slug, year, fund, label } = partsOf(change.entry.key);
    const source = FUNDS.find((one) => one === fund);
    if (!source) return Promise.resolve(fail("NOT_FOUND"));
    return writePart(actor, change, slug, {
      create: (by, programmeSlug) =>
        funding.create(by, { programmeSlug, key: { year, fund: source, label }, fields, submit }),
      save: (by, ref) => funding.save(by, ref, { fields, submit }),
      revise: funding.revise,
    });
  },
  standing: async (_actor, written) =>
    new Map(
      written.map(({ entry, content }): [string, Standing] => {
        const { fields, faults } = asForm(fundingSubmissionSchema, without(content), MONEY);
        const asked = fields && askedOfSpending(fields);
        return [entry.key, { lacks: faults ?? {}, asked }];
      }),
    ),
};
