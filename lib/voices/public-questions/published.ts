import { dayIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import "server-only";
import { asOf, type PublicAgency, publishedAgenciesById } from "@/lib/city/agencies/published";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { publishedRoundsById } from "@/lib/evaluation/rounds/published";
import { publicDb } from "@/lib/platform/db/public";
import { daysBetween, medianDays } from "./answer-time";
import type { Subject } from "./schemas";

export type QuestionSubject =
  | { kind: "programme"; name: string; path: string; code: string }
  | { kind: "recommendation"; name: string; path: string; code: string };

export interface PublicQuestionView {
  /** Its permanent address is /tanya-jawab/<number>. */
  number: number;
  subject: QuestionSubject;
  agency: PublicAgency | null;
  kelurahan: string | null;
  text: string;
  receivedAt: string;
  /** Both null until the answer is published. */
  answer: string | null;
  answeredAt: string | null;
  /** Whole days from asking to the published answer. */
  answerDays: number | null;
}

export interface QuestionFilter {
  programmeSlug?: string | undefined;
  /** "2022/1" */
  recommendation?: string | undefined;
  answered?: boolean | undefined;
  page?: number;
  pageSize?: number;
}

/** What a question can be about, found among what is published; with the columns that name it. */
export async function findSubject(subject: Subject) {
  if ("program" in subject) {
    const row = await publicDb().publishedProgramme.findFirst({ where: { slug: subject.program } });
    return (
      row && { name: row.name, path: route("/program/[slug]", { slug: row.slug }), columns: { programmeId: row.id } }
    );
  }
  const row = await findRecommendation(subject.rekomendasi);
  return (
    row && {
      name: row.text,
      path: route("/rekomendasi/[putaran]", { putaran: subject.rekomendasi }),
      columns: { recommendationId: row.id },
    }
  );
}

// A line of a list that is opened and read on a phone.
const LINE = 90;
const inALine = (text: string) => (text.length > LINE ? `${text.slice(0, LINE - 1).trimEnd()}…` : text);

/** Everything that a question can be about, as choices of a list: programmes by name, recommendations newest first. */
export async function listSubjects() {
  const [programmes, rounds, recommendations] = await Promise.all([
    publishedProgrammesById(),
    publishedRoundsById(),
    publicDb().publishedRecommendation.findMany({ select: { roundId: true, order: true, text: true } }),
  ]);
  const named = recommendations.flatMap(({ roundId, order, text }) => {
    const round = rounds.get(roundId);
    return round ? [{ slug: round.slug, order, text }] : [];
  });
  named.sort((a, b) => b.slug.localeCompare(a.slug) || a.order - b.order);
  return {
    programmes: [...programmes.values()]
      .map(({ slug, name }) => ({ value: slug, label: inALine(name) }))
      .sort((a, b) => a.label.localeCompare(b.label, "id")),
    recommendations: named.map(({ slug, order, text }) => ({
      value: `${slug}/${order}`,
      slug,
      order,
      text: inALine(text),
    })),
  };
}

async function findRecommendation(code: string) {
  const [slug, order] = code.split("/");
  const round = [...(await publishedRoundsById())].find(([, one]) => one.slug === slug);
  if (!round) return null;
  return publicDb().publishedRecommendation.findFirst({ where: { roundId: round[0], order: Number(order) } });
}

async function whereOf({ programmeSlug, recommendation, answered }: QuestionFilter) {
  const programme = programmeSlug ? await findSubject({ program: programmeSlug }) : null;
  const found = recommendation ? await findSubject({ rekomendasi: recommendation }) : null;
  if ((programmeSlug && !programme) || (recommendation && !found)) return null;
  return {
    ...programme?.columns,
    ...found?.columns,
    ...(answered === undefined ? {} : { answer: answered ? { not: null } : null }),
  };
}

/** Questions that were let through, newest first, a page at a time, each with its answer where there is one. */
export async function listPublishedQuestions(filter: QuestionFilter = {}) {
  const { page = 1, pageSize = 50 } = filter;
  const where = await whereOf(filter);
  const views = publicDb();
  const [total, rows] = where
    ? await Promise.all([
        views.publishedQuestion.count({ where }),
        views.publishedQuestion.findMany({
          where,
          orderBy: { number: "desc" },
          skip: (page - 1) * pageSize,
          take: pageSize,
        }),
      ])
    : [0, []];
  return { items: await shown(rows), total, page, pageSize, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

export async function findPublishedQuestion(number: number): Promise<PublicQuestionView | null> {
  const row = await publicDb().publishedQuestion.findFirst({ where: { number } });
  return row ? ((await shown([row]))[0] ?? null) : null;
}

type Row = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedQuestion"]["findMany"]>>[number];

/** An answer keeps the name that its agency had on the day it was published. */
const answeredBy = (agency: PublicAgency | undefined, publishedAt: Date | null, zone: Zone): PublicAgency | null =>
  agency ? asOf(agency, publishedAt && dayIn(zone, publishedAt)) : null;

async function shown(rows: Row[]): Promise<PublicQuestionView[]> {
  if (rows.length === 0) return [];
  const ids = rows.flatMap(({ recommendationId }) => recommendationId ?? []);
  const [agencies, programmes, rounds, recommendations] = await Promise.all([
    publishedAgenciesById(),
    publishedProgrammesById(),
    publishedRoundsById(),
    publicDb().publishedRecommendation.findMany({ where: { id: { in: ids } } }),
  ]);
  const zone = await cityZone();
  const byId = new Map(recommendations.map((row) => [row.id, row]));
  const subjectOf = ({ programmeId, recommendationId }: Row): QuestionSubject | null => {
    const programme = programmeId ? programmes.get(programmeId) : undefined;
    if (programme)
      return {
        kind: "programme",
        name: programme.name,
        path: route("/program/[slug]", { slug: programme.slug }),
        code: programme.slug,
      };
    const found = recommendationId ? byId.get(recommendationId) : undefined;
    const round = found && rounds.get(found.roundId);
    if (!found || !round) return null;
    const code = `${round.slug}/${found.order}`;
    return { kind: "recommendation", name: found.text, path: route("/rekomendasi/[putaran]", { putaran: code }), code };
  };
  return rows.flatMap((row) => {
    const subject = subjectOf(row);
    if (!subject) return [];
    const { number, kelurahan, text, receivedAt, answer, publishedAt } = row;
    return [
      {
        number,
        subject,
        kelurahan,
        text,
        answer,
        agency: answeredBy(row.agencyId ? agencies.get(row.agencyId) : undefined, publishedAt, zone),
        receivedAt: receivedAt.toISOString(),
        answeredAt: publishedAt?.toISOString() ?? null,
        answerDays: publishedAt ? daysBetween(receivedAt, publishedAt) : null,
      },
    ];
  });
}

/** How long answers took; `median` in days, null where nothing is answered. */
export async function measureAnswerTime(): Promise<{ answered: number; waiting: number; median: number | null }> {
  const [rows, waiting] = await Promise.all([
    publicDb().publishedQuestion.findMany({
      where: { publishedAt: { not: null } },
      select: { receivedAt: true, publishedAt: true },
    }),
    publicDb().publishedQuestion.count({ where: { publishedAt: null } }),
  ]);
  const days = rows.flatMap(({ receivedAt, publishedAt }) =>
    publishedAt ? [daysBetween(receivedAt, publishedAt)] : [],
  );
  return { answered: days.length, waiting, median: medianDays(days) };
}

/** The kelurahan to choose from, for anybody. */
export function listPublicKelurahan() {
  return publicDb().publishedKelurahan.findMany({ where: { closedOn: null }, orderBy: { name: "asc" } });
}
