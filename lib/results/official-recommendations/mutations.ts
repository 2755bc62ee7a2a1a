import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { dateOf } from "@/lib/platform/format/date";
import type { ResultContent } from "@/lib/results/official-results/schemas";
import { continuationOf } from "./continuation";

const UNTOUCHED = {
  state: "RECEIVED",
  publishedAt: null,
  reports: { none: {} },
  evidence: { none: {} },
  events: { none: { kind: { not: "RECEIVED" } } },
  successors: { none: {} },
  decisionLinks: { none: {} },
  questions: { none: {} },
} as const satisfies Prisma.RecommendationWhereInput;
// Above every number that a letter gives, while numbers change places.
const ASIDE = 10_000;

type Round = { id: string; instrument: { pillars: { pillar: { id: string; code: string } }[] } | null };

/**
 * The recommendations of a letter that is confirmed, inside the caller's transaction: what somebody has touched already
 * is carried on, or stays behind the letter's own.
 */
export async function writeRecommendations(
  tx: Transaction,
  round: Round,
  recommendations: ResultContent["recommendations"],
  source: string,
) {
  const roundId = round.id;
  // Nobody gives one to an agency, decides or asks about it while the letter's are written.
  await tx.$queryRaw`SELECT 1 FROM "recommendations" WHERE "roundId" = ${roundId}::uuid ORDER BY "id" FOR UPDATE`;
  const agencies = new Map((await tx.agency.findMany()).map(({ code, id }) => [code, id]));
  const pillars = new Map(round.instrument?.pillars.map(({ pillar }) => [pillar.code, pillar.id]));
  const pillarOf = (code: string | null) => (code ? (pillars.get(code) ?? null) : null);
  const rows = await tx.recommendation.findMany({ where: { roundId }, orderBy: { order: "asc" } });
  const untouched = new Set(
    (await tx.recommendation.findMany({ where: { roundId, ...UNTOUCHED }, select: { id: true } })).map(({ id }) => id),
  );
  const { continues, left } = continuationOf(
    rows.map((row) => ({ ...row, isTouched: !untouched.has(row.id) })),
    recommendations.map(({ text, pillar }) => ({ text, pillarId: pillarOf(pillar) })),
  );
  // The database refuses to lose what is touched; it keeps its number where that is free.
  await tx.recommendation.deleteMany({ where: { id: { in: left.map(({ id }) => id) }, ...UNTOUCHED } });
  const kept = left.filter(({ isTouched }) => isTouched);
  const numbers = new Map(continues.flatMap((id, index) => (id ? [[id, index + 1] as const] : [])));
  let last = Math.max(recommendations.length, ...kept.map(({ order }) => order));
  for (const { id, order } of kept) numbers.set(id, order > recommendations.length ? order : ++last);
  await renumber(tx, rows, numbers);
  for (const [index, { text, agency, pillar, dueOn }] of recommendations.entries()) {
    const words = { text, source, pillarId: pillarOf(pillar) };
    const given = { leadAgencyId: agencies.get(agency) ?? "", dueOn: dueOn ? dateOf(dueOn) : null };
    const known = rows.find(({ id }) => id === continues[index]);
    if (!known) {
      // Its history begins by itself: the trigger recommendations_receive writes the event.
      await tx.recommendation.create({ data: { ...words, ...given, roundId, order: index + 1 } });
      continue;
    }
    // Once it was given to somebody, who leads and by when is no longer the letter's to say.
    const data = known.state === "RECEIVED" ? { ...words, ...given } : words;
    // A form that was opened with the old words is told so.
    const version = known.text === text ? {} : { version: { increment: 1 } };
    await tx.recommendation.update({ where: { id: known.id }, data: { ...data, ...version } });
  }
}

/** Through numbers that nobody has, for each is unique in its round at every moment. */
async function renumber(tx: Transaction, rows: { id: string; order: number }[], numbers: Map<string, number>) {
  const moved = rows.filter(({ id, order }) => (numbers.get(id) ?? order) !== order).map(({ id }) => id);
  await tx.recommendation.updateMany({ where: { id: { in: moved } }, data: { order: { increment: ASIDE } } });
  for (const id of moved)
    await tx.recommendation.update({ where: { id }, data: { order: numbers.get(id) ?? 0, version: { increment: 1 } } });
}
