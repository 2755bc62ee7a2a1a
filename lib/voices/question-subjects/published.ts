import "server-only";
import { publishedIndicatorNames } from "@/lib/city/indicators/published";
import { listPublishedPillars, publishedPillarsById } from "@/lib/city/pillars/published";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { publishedRoundsById } from "@/lib/evaluation/rounds/published";
import { publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";
import type { Subject } from "./schemas";
import { type NamedSubject, type QuestionSubject, subjectOf } from "./subject";

/** The columns of a question that name its subject. */
type Columns = {
  programmeId: string | null;
  recommendationId: string | null;
  indicatorId: string | null;
  pillarId: string | null;
  roundId: string | null;
  page: string | null;
};
/** What a question can be about, found among what is published, with its columns; null where there is no such thing. */
export async function findSubject(subject: Subject): Promise<(QuestionSubject & { columns: Partial<Columns> }) | null> {
  const { named, columns } = (await findNamed(subject)) ?? { named: {}, columns: {} };
  const found = subjectOf(named);
  return found ? { ...found, columns } : null;
}

async function findNamed(subject: Subject): Promise<{ named: NamedSubject; columns: Partial<Columns> } | null> {
  const views = publicDb();
  if ("program" in subject) {
    const programme = await views.publishedProgramme.findFirst({ where: { slug: subject.program } });
    return programme && { named: { programme }, columns: { programmeId: programme.id } };
  }
  if ("indikator" in subject) {
    const indicator = await views.publishedIndicator.findFirst({ where: { code: subject.indikator } });
    return indicator && { named: { indicator }, columns: { indicatorId: indicator.id } };
  }
  if ("pilar" in subject) {
    const [id, pillar] = [...(await publishedPillarsById())].find(([, { slug }]) => slug === subject.pilar) ?? [];
    return id && pillar?.cityPillar ? { named: { pillar }, columns: { pillarId: id } } : null;
  }
  if ("halaman" in subject) return { named: { page: subject.halaman }, columns: { page: subject.halaman } };
  const rounds = [...(await publishedRoundsById())];
  if ("putaran" in subject) {
    const [id, round] = rounds.find(([, { slug }]) => slug === subject.putaran) ?? [];
    return id && round ? { named: { round }, columns: { roundId: id } } : null;
  }
  const [slug, order] = subject.rekomendasi.split("/");
  const [roundId, round] = rounds.find(([, one]) => one.slug === slug) ?? [];
  const row = roundId && (await views.publishedRecommendation.findFirst({ where: { roundId, order: Number(order) } }));
  return row && round ? { named: { recommendation: { ...row, round } }, columns: { recommendationId: row.id } } : null;
}

/** What each of many questions is about; a handful of reads, however many. Undefined where it is not public any more. */
export async function readSubjects(rows: readonly Columns[]): Promise<(row: Columns) => QuestionSubject | undefined> {
  const ids = (column: "recommendationId" | "indicatorId") => rows.flatMap((row) => row[column] ?? []);
  const [programmes, pillars, rounds, indicators, recommendations] = await Promise.all([
    publishedProgrammesById(),
    publishedPillarsById(),
    publishedRoundsById(),
    publishedIndicatorNames(ids("indicatorId")),
    publicDb().publishedRecommendation.findMany({ where: { id: { in: ids("recommendationId") } } }),
  ]);
  const byId = new Map(recommendations.map((row) => [row.id, row]));
  return ({ programmeId, recommendationId, indicatorId, pillarId, roundId, page }) => {
    const indicator = indicatorId ? indicators.get(indicatorId) : undefined;
    const recommendation = recommendationId ? byId.get(recommendationId) : undefined;
    const round = recommendation && rounds.get(recommendation.roundId);
    return subjectOf({
      programme: programmeId ? programmes.get(programmeId) : null,
      recommendation: recommendation && round ? { ...recommendation, round } : null,
      indicator: indicator && { code: indicator.code, nameId: indicator.name.id, nameEn: indicator.name.en },
      pillar: pillarId ? pillars.get(pillarId) : null,
      round: roundId ? rounds.get(roundId) : null,
      page,
    });
  };
}

// A line of a list that is opened and read on a phone.
const LINE = 90;
const inALine = (text: string) => (text.length > LINE ? `${text.slice(0, LINE - 1).trimEnd()}…` : text);

/** What a question can be about, as choices of lists: programmes and indicators by name, recommendations newest first. */
export async function listSubjects(locale: Locale) {
  const [programmes, rounds, recommendations, indicators, pillars] = await Promise.all([
    publishedProgrammesById(),
    publishedRoundsById(),
    publicDb().publishedRecommendation.findMany({ select: { roundId: true, order: true, text: true } }),
    publicDb().publishedIndicator.findMany({ select: { code: true, nameId: true, nameEn: true } }),
    listPublishedPillars(),
  ]);
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  const named = recommendations.flatMap(({ roundId, order, text }) => {
    const round = rounds.get(roundId);
    return round ? [{ slug: round.slug, order, text }] : [];
  });
  named.sort((a, b) => b.slug.localeCompare(a.slug) || a.order - b.order);
  return {
    programmes: [...programmes.values()].map(({ slug, name }) => ({ value: slug, label: inALine(name) })).sort(byLabel),
    indicators: indicators
      .map(({ code, nameId, nameEn }) => ({ value: code, label: inALine(locale === "en" ? nameEn : nameId) }))
      .sort(byLabel),
    pillars: pillars.map(({ slug, name }) => ({ value: slug, label: name })),
    rounds: [...rounds.values()].reverse().map(({ slug }) => slug),
    recommendations: named.map(({ slug, order, text }) => ({
      value: `${slug}/${order}`,
      slug,
      order,
      text: inALine(text),
    })),
  };
}
