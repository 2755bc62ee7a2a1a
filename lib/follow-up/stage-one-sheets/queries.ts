import "server-only";
import { notFound } from "next/navigation";
import { isChecked } from "@/lib/follow-up/recommendations/report-text";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { dayOf } from "@/lib/platform/format/date";
import { canReadStageOneSheet } from "./policy";
import type { SheetItem } from "./sheet";
import { type SummaryGroup, summarize } from "./summary";

const EVIDENCE = {
  where: { removedAt: null, informationClass: { not: "EXEMPT" as const } },
  orderBy: { addedAt: "asc" as const },
  select: { id: true, title: true, url: true },
};

/**
 * What a round's first stage looks at: the recommendations of the newest earlier year that has any (domain.md section 2,
 * "last year's recommendations"; where a year was skipped, the one before: ours), each with where it stands now.
 */
export async function getStageOneSheet(actor: Actor, slug: string) {
  if (!canReadStageOneSheet(actor)) refuse(actor);
  const round = await db().evaluationRound.findUnique({ where: { slug }, select: { year: true } });
  if (!round) notFound();
  const before = await db().evaluationRound.findFirst({
    where: { year: { lt: round.year }, recommendations: { some: {} } },
    orderBy: { year: "desc" },
    select: { year: true },
  });
  const rows = before ? await rowsOf(before.year) : [];
  const items = rows.map(asItem);
  return {
    year: before?.year ?? null,
    items,
    whole: summarize(items.map(({ status }) => status)),
    agencies: groupsOf(items, ({ agency }) => agency),
    pillars: groupsOf(items, ({ pillar }) => pillar ?? { code: "", name: "" }),
  };
}

// The assessors read it without the site's words beside it.
const BY_SOURCE = "Dilaporkan oleh sumber, belum diverifikasi di sini:";

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** What an agency claims stands there once somebody else has checked it; until then, what the public was told last. */
function asItem({ round, leadAgency, reports, actions, dueOn, state, shipped, ...row }: Row): SheetItem {
  const { resultText, closesAs, legalReason, ...rest } = row;
  const [newest] = reports;
  const reported = newest?.text && newest.shipped ? `${BY_SOURCE} ${newest.text}` : newest?.text;
  const checked = isChecked(state);
  return {
    ...rest,
    status: shipped && state === "RECEIVED" ? null : row.status,
    round: round.slug,
    agency: leadAgency,
    dueOn: dayOf(dueOn),
    answer: (checked && resultText) || reported || "",
    legalReason: checked && closesAs === "NOT_FEASIBLE" ? legalReason : "",
    evidence: [...rest.evidence, ...actions.flatMap((action) => action.evidence)],
  };
}

function rowsOf(year: number) {
  return db().recommendation.findMany({
    where: { round: { year } },
    orderBy: [{ round: { stage: "asc" } }, { order: "asc" }],
    select: {
      id: true,
      order: true,
      text: true,
      status: true,
      dueOn: true,
      state: true,
      shipped: true,
      resultText: true,
      closesAs: true,
      legalReason: true,
      round: { select: { slug: true } },
      pillar: { select: { code: true, name: true } },
      leadAgency: { select: { code: true, name: true } },
      reports: {
        where: { publishedAt: { not: null } },
        orderBy: { createdAt: "desc" },
        take: 1,
        select: { text: true, shipped: true },
      },
      evidence: EVIDENCE,
      actions: { select: { evidence: EVIDENCE } },
    },
  });
}

/** One line per agency or pillar, by name; recommendations of all pillars come last, under the empty code. */
function groupsOf(items: SheetItem[], of: (item: SheetItem) => { code: string; name: string }): SummaryGroup[] {
  const groups = Map.groupBy(items, (item) => of(item).code);
  return [...groups]
    .flatMap(([code, own]) => {
      const [first] = own;
      return first ? [{ code, name: of(first).name, summary: summarize(own.map(({ status }) => status)) }] : [];
    })
    .sort((a, b) => Number(a.code === "") - Number(b.code === "") || a.name.localeCompare(b.name));
}
