import { dayIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";
import { cityZone } from "@/lib/platform/settings/published";
import "server-only";
import { asOf, type PublicAgency, publishedAgenciesById } from "@/lib/city/agencies/published";
import { cutPage, pageOf, type Window } from "@/lib/platform/datasets/cut";
import { publicDb } from "@/lib/platform/db/public";
import { findSubject, readSubjects } from "@/lib/voices/question-subjects/published";
import type { Subject } from "@/lib/voices/question-subjects/schemas";
import type { QuestionSubject } from "@/lib/voices/question-subjects/subject";
import { daysBetween, medianDays } from "./answer-time";

export interface PublicQuestionView {
  /** Its permanent address is /tanya-jawab/<number>. */
  number: number;
  subject: QuestionSubject;
  agency: PublicAgency | null;
  kelurahan: string | null;
  text: string;
  /** It says that something is wrong there. */
  disputes: boolean;
  receivedAt: string;
  /** Both null until the answer is published. */
  answer: string | null;
  answeredAt: string | null;
  /** Whole days from asking to the published answer. */
  answerDays: number | null;
}

export interface QuestionFilter extends Window {
  /** All of them; what is about two things is about none. */
  about?: readonly Subject[] | undefined;
  answered?: boolean | undefined;
  /** Asked from there. */
  kelurahanId?: string | undefined;
}

async function whereOf({ about, answered, kelurahanId }: QuestionFilter) {
  const subjects = await Promise.all((about ?? []).map(findSubject));
  if (subjects.includes(null)) return null;
  return {
    ...Object.assign({}, ...subjects.map((subject) => subject?.columns)),
    ...(kelurahanId ? { kelurahanId } : {}),
    ...(answered === undefined ? {} : { answer: answered ? { not: null } : null }),
  };
}

/** Questions that were let through, newest first, a page at a time, each with its answer where there is one. */
export async function listPublishedQuestions(filter: QuestionFilter = {}) {
  const where = await whereOf(filter);
  if (!where) return pageOf<PublicQuestionView>([], filter);
  const view = publicDb().publishedQuestion;
  const page = await cutPage([["number", "desc", "int"]], filter, {
    rows: ({ behind, ...cut }) => view.findMany({ where: { AND: [where, ...behind] }, ...cut }),
    count: () => view.count({ where }),
  });
  return { ...page, items: await shown(page.items) };
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
  const [agencies, subjectOf, zone] = await Promise.all([publishedAgenciesById(), readSubjects(rows), cityZone()]);
  return rows.flatMap((row) => {
    const subject = subjectOf(row);
    if (!subject) return [];
    const { number, kelurahan, text, disputes, receivedAt, answer, publishedAt } = row;
    return [
      {
        number,
        subject,
        kelurahan,
        text,
        disputes,
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
export async function measureAnswerTime(): Promise<{
  answered: number;
  waiting: number;
  median: number | null;
  days: number[];
}> {
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
  return { answered: days.length, waiting, median: medianDays(days), days };
}

/** The kelurahan to choose from, for anybody. */
export function listPublicKelurahan() {
  return publicDb().publishedKelurahan.findMany({ where: { closedOn: null }, orderBy: { name: "asc" } });
}
