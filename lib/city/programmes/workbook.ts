import "server-only";
import type { z } from "zod";
import { readableOwner, readableStatus } from "@/lib/city/entries/scope";
import { standsAs, withoutReason } from "@/lib/city/entry-workbooks/correction";
import { asForm } from "@/lib/city/entry-workbooks/form-fields";
import type { Change, Content, Entry, EntryKind, SheetPlan, Standing } from "@/lib/city/entry-workbooks/kind";
import { correct } from "@/lib/city/entry-workbooks/mutations";
import { canFillIn } from "@/lib/city/value-grid/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { fail } from "@/lib/platform/errors/app-error";
import type { Locale } from "@/lib/platform/format/locale";
import { currentPeriod, formatPeriod, isPeriodFor, parsePeriod, previousPeriod } from "@/lib/platform/format/period";
import { getCity } from "@/lib/platform/settings/published";
import { createProgress, reviseProgress, saveProgress } from "./mutations";
import { type ProgressDraft, progressDraftSchema, progressSubmissionSchema } from "./schemas";

const TEXTS = ["done", "obstacles", "nextStep"] as const;
const FIELDS = ["physicalPercent", "beneficiaries", ...TEXTS, "evidenceUrl", "reason"] as const;

const asReport = <Fields>(schema: z.ZodType<Fields>, content: Content) =>
  asForm(schema, withoutReason(content), ["physicalPercent", "beneficiaries"]);

/** A programme's report for a period: its slug holds no space. */
const keyOf = (slug: string, period: string) => `${slug} ${period}`;

/** Progress reports of one period, a row for each programme. */
export const PROGRESS: EntryKind = {
  name: "progress",
  fields: {
    physicalPercent: { kind: "measured" },
    beneficiaries: { kind: "whole", most: 999_999_999 },
    done: { kind: "text", longest: 4000 },
    obstacles: { kind: "text", longest: 4000 },
    nextStep: { kind: "text", longest: 4000 },
    evidenceUrl: { kind: "text", longest: 2000 },
    reason: { kind: "text", longest: 2000 },
  },
  isHandedIn: true,
  isCorrected: true,
  may: canFillIn,
  async plan(actor, about, { locale, today, say, part }): Promise<SheetPlan> {
    const { reportRhythm } = await getCity();
    const asked = about.periode;
    const period =
      asked && isPeriodFor(reportRhythm, asked) ? asked : previousPeriod(currentPeriod(reportRhythm, today));
    const where = { ...readableOwner(actor), closedOn: null, ...narrowed(about) };
    const [programmes, total] = await Promise.all([
      db().programme.findMany({
        where,
        orderBy: [{ pillar: { order: "asc" } }, { name: "asc" }, { id: "asc" }],
        select: { slug: true, name: true, agency: { select: { shortName: true } } },
        ...part,
      }),
      part && db().programme.count({ where }),
    ]);
    const entries = await entriesOf(
      actor,
      programmes.map(({ slug }) => ({ slug, period })),
      locale,
    );
    return {
      title: say("titles.progress"),
      columns: [
        { name: "programme", heading: say("columns.programme"), width: 36 },
        { name: "agency", heading: say("columns.agency"), width: 14 },
        { name: "period", heading: say("columns.period"), width: 16 },
        { name: "physicalPercent", heading: say("fields.physicalPercent"), width: 12 },
        { name: "beneficiaries", heading: say("fields.beneficiaries"), width: 14 },
        ...TEXTS.map((name) => ({ name, heading: say(`fields.${name}`), width: 44 })),
        { name: "evidenceUrl", heading: say("fields.evidenceUrl"), width: 30 },
        { name: "reason", heading: say("columns.correctionReason"), width: 30 },
      ],
      ...{ named: "programme", frozen: 1, entries, ...(total === undefined ? {} : { total }) },
      lines: programmes.map(({ slug, name, agency }) => ({
        fixed: { programme: name, agency: agency.shortName, period: formatPeriod(period, locale) },
        cells: Object.fromEntries(FIELDS.map((field) => [field, { entry: keyOf(slug, period), field }])),
      })),
    };
  },
  find: (actor, keys, locale) =>
    entriesOf(
      actor,
      keys.map((key) => ({ slug: key.slice(0, key.lastIndexOf(" ")), period: key.slice(key.lastIndexOf(" ") + 1) })),
      locale,
    ),
  async write(actor, { entry, content }, submit) {
    const schema = submit ? progressSubmissionSchema : progressDraftSchema;
    const { fields, faults } = asReport<ProgressDraft>(schema, content);
    if (!fields) return fail("INVALID", { fields: faults });
    if (entry.isPublished)
      return correct(
        { entry, content },
        (id, reason) => reviseProgress(actor, id, reason),
        (opened) => saveProgress(actor, opened, { fields, submit }),
      );
    const at = entry.key.lastIndexOf(" ");
    const named = { programmeSlug: entry.key.slice(0, at), period: entry.key.slice(at + 1) };
    return entry.ref
      ? saveProgress(actor, entry.ref, { fields, submit })
      : createProgress(actor, { ...named, fields, submit });
  },
  async standing(_actor, written: readonly Change[]): Promise<Map<string, Standing>> {
    return new Map(
      written.map(({ entry, content }) => [
        entry.key,
        {
          lacks: asReport(progressSubmissionSchema, content).faults ?? {},
          asked: null,
        },
      ]),
    );
  },
};

/** The filter of a page, in its address. */
export const narrowed = ({ pilar, opd }: Readonly<Record<string, string>>): Prisma.ProgrammeWhereInput => ({
  ...(pilar ? { pillar: { code: pilar } } : {}),
  ...(opd ? { agency: { code: opd } } : {}),
});

async function entriesOf(
  actor: Actor,
  asked: readonly { slug: string; period: string }[],
  locale: Locale,
): Promise<Map<string, Entry>> {
  const programmes = await db().programme.findMany({
    where: { slug: { in: asked.map(({ slug }) => slug) }, ...readableOwner(actor) },
    select: { id: true, slug: true, name: true, agencyId: true },
  });
  const reports = await db().progressReport.findMany({
    where: {
      programmeId: { in: programmes.map(({ id }) => id) },
      period: { in: [...new Set(asked.map(({ period }) => period))] },
      ...readableStatus(actor),
    },
    orderBy: { revision: "asc" },
  });
  const newest = new Map(reports.map((report) => [keyOf(report.programmeId, report.period), report]));
  const bySlug = new Map(programmes.map((programme) => [programme.slug, programme]));
  const entries = new Map<string, Entry>();
  for (const { slug, period } of asked) {
    const programme = bySlug.get(slug);
    if (!programme || parsePeriod(period) === null) continue;
    const report = newest.get(keyOf(programme.id, period));
    const { done = "", obstacles = "", nextStep = "" } = report ?? {};
    entries.set(keyOf(slug, period), {
      ...{ key: keyOf(slug, period), label: `${programme.name}, ${formatPeriod(period, locale)}` },
      ...standsAs(actor, programme, report),
      content: {
        ...{ physicalPercent: report?.physicalPercent?.toFixed() ?? "", done, obstacles, nextStep },
        beneficiaries: report?.beneficiaries?.toString() ?? "",
        ...{ evidenceUrl: report?.evidenceUrl ?? "", reason: "" },
      },
      measure: { unit: "%", decimals: 2, states: [] },
    });
  }
  return entries;
}
