import "server-only";
import { getPublishedIndicator, type PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { getPublishedPillar } from "@/lib/city/pillars/published";
import { getPublishedProgramme, type PublicProgramme } from "@/lib/city/programmes/published";
import {
  getIndexEnding,
  getIndexHistory,
  getPillarSets,
  getPublishedRound,
  listIndexRounds,
  listPillarScores,
} from "@/lib/evaluation/rounds/published";
import { findPublishedRecommendation } from "@/lib/follow-up/recommendations/published";
import { askingOnceFor } from "@/lib/platform/db/public";
import { findFrozenRound } from "@/lib/results/freezes/published";

/** What the pictures of a thing are made of: the public views, and nothing else. */
const READS = { indicators, places, pillars, rounds, programmes, money, recommendations, city };

/** Things of the site that have pictures, as their addresses name them. */
export type PictureKind = keyof typeof READS;
export const isPictureKind = (kind: string): kind is PictureKind => Object.hasOwn(READS, kind);

export type PictureFacts = NonNullable<Awaited<ReturnType<(typeof READS)[PictureKind]>>>;
export type FactsOf<Kind extends PictureFacts["kind"]> = Extract<PictureFacts, { kind: Kind }>;

/** Null where the thing is not published. `key` is its own name in the addresses of its pages. */
export const readPictureFacts = (kind: PictureKind, key: string): Promise<PictureFacts | null> =>
  askingOnceFor<PictureFacts | null>(() => READS[kind](key));

async function indicators(code: string) {
  const indicator: PublicIndicatorDetail | null = await getPublishedIndicator(code);
  return indicator && { kind: "indicators" as const, indicator };
}

/** The same indicator by kelurahan. */
async function places(code: string) {
  const indicator: PublicIndicatorDetail | null = await getPublishedIndicator(code);
  return indicator && indicator.kelurahanValues.length > 0 ? { kind: "places" as const, indicator } : null;
}

async function pillars(slug: string) {
  const [pillar, scores] = await Promise.all([getPublishedPillar(slug), listPillarScores()]);
  const latest = scores.find((entry) => entry.pillar.code === pillar?.code)?.scores[0] ?? null;
  return pillar && { kind: "pillars" as const, pillar, latest };
}

/** A frozen round as it was frozen, whatever has become of the rows that it came from. */
async function rounds(slug: string) {
  const round = (await findFrozenRound(slug))?.document.round ?? (await getPublishedRound(slug));
  return round && { kind: "rounds" as const, round };
}

async function programmes(slug: string) {
  const programme: PublicProgramme | null = await getPublishedProgramme(slug);
  return programme && { kind: "programmes" as const, programme };
}

/** What each year of the same programme cost. */
async function money(slug: string) {
  const programme: PublicProgramme | null = await getPublishedProgramme(slug);
  return programme && programme.parts.funding.length > 0 ? { kind: "money" as const, programme } : null;
}

/** The round and the number in it, "2023-2~5": an address cannot hold both with a slash between. */
async function recommendations(key: string) {
  // One spelling alone: what is answered is drawn and kept for each.
  const [, slug = "", number = ""] = /^([^~]+)~([1-9]\d{0,3})$/.exec(key) ?? [];
  const found = slug ? await findPublishedRecommendation(slug, Number(number)) : null;
  return found && { kind: "recommendations" as const, item: found.item };
}

/** The city's own index, and its pillars beside each other. */
async function city(key: string) {
  if (key === "pillars") return ofPillarSet();
  if (key !== "index") return null;
  const [history, ends, all] = await Promise.all([getIndexHistory(), getIndexEnding(), listIndexRounds()]);
  return { kind: "city" as const, history, ends, rounds: all };
}

async function ofPillarSet() {
  const { complete } = await getPillarSets();
  return complete && { kind: "radar" as const, set: complete };
}
