import canonicalize from "canonicalize";
import type { PublicFactSource } from "@/lib/city/fact-sources/citation";
import type { PublicInstrument } from "@/lib/evaluation/instruments/published";
import type { PublicRound } from "@/lib/evaluation/rounds/published";
import type { LivingFacts, PublicRecommendation } from "@/lib/follow-up/recommendations/published";
import type { Locale } from "@/lib/platform/format/locale";

export const FORMAT = "enam-pilar/round/1";
export const INTERNAL_FORMAT = "enam-pilar/round-internal/1";

/** A frozen round as the public reads it: its page, CSV and JSON are rendered from this and nothing else. */
export interface FrozenRound {
  format: typeof FORMAT;
  revision: number;
  /** Why it supersedes the revision before; empty on the first. */
  reason: string;
  /** ISO instant */
  frozenAt: string;
  city: string;
  /** Null where the round was closed here; absent in documents from before they said so. */
  reconstruction?: Reconstruction | null;
  round: PublicRound;
  instrument: PublicInstrument | null;
  questionnaire: FrozenItem[];
  recommendations: FrozenRecommendation[];
  programmes: FrozenProgramme[];
  indicatorValues: FrozenValue[];
  /** No funding is recorded in this application yet; null says so, which an empty list would not. */
  funding: null;
  /** SHA-256 of the internal part (answers, council, evidence), so that this document's own hash stands for both. */
  internalSha256: string;
}

/**
 * A round from before this application, put together from published sources: no document of its time. It holds no
 * follow-up and no programmes, of which nothing was known then, and marks the figures that became known later.
 */
export interface Reconstruction {
  /** 'YYYY-MM-DD', WIB: when it was put together. */
  assembledOn: string;
  /** The day of the letter or, where no letter is known, that the round was held; null where neither is. */
  asOf: string | null;
  sources: PublicFactSource[];
}

export interface FrozenItem {
  code: string;
  section: string;
  pillar: string | null;
  subDimension: string | null;
  text: { id: string; en: string };
  maximum: string;
  weight: string;
}

/**
 * Overdue depends on the day of reading, and evidence may be taken back or kept back later (UU KIP): neither has a
 * place in a public document that cannot be changed. The hashes of the evidence are in the internal part.
 */
export type FrozenRecommendation = Omit<PublicRecommendation, keyof LivingFacts>;

export interface FrozenProgramme {
  slug: string;
  name: string;
  pillar: string | null;
  agency: string | null;
  quickWin: boolean;
  status: string | null;
  latest: { period: string; physicalPercent: string; revision: number } | null;
}

export interface FrozenValue {
  indicator: string;
  period: string;
  kelurahan: string | null;
  value: string;
  unit: string;
  certainty: string;
  breakInSeries: boolean;
  source: string;
  revision: number;
  /** Of a reconstruction: known only after the round, or nobody can tell since when. */
  later?: boolean;
}

/**
 * A document as canonical JSON (RFC 8785): the same content always gives the same bytes, and so the same SHA-256,
 * whoever computes it. Decimals are strings, so no number of it can lose a digit.
 */
export function canonicalText(document: object): string {
  // What JSON cannot hold (undefined, Decimal, Date) is settled first.
  const text = canonicalize(JSON.parse(JSON.stringify(document)));
  if (text === undefined) throw new TypeError("A document that JSON cannot hold");
  return text;
}

/** The CSV of a frozen round: one line per figure, from the document alone. */
export function csvRows({ round, recommendations }: FrozenRound): Record<string, string | number | null>[] {
  const row = (kind: string, code: string, name: string, figures: Partial<Record<Figure, string | null>>) => ({
    round: round.slug,
    kind,
    code,
    name,
    ...EMPTY,
    ...figures,
  });
  return [
    row("final", "FINAL", "", { value: round.final?.value ?? null, source: round.final?.source ?? round.source }),
    ...round.sections.map(({ code, name, weight, score, product }) =>
      row("section", code, name.id, { value: score?.value ?? null, weight, product, source: score?.source ?? null }),
    ),
    ...round.pillars.map(({ pillar, score }) =>
      row("pillar", pillar.code, pillar.name, { value: score?.value ?? null, source: score?.source ?? null }),
    ),
    ...round.ranks.map(({ scope, rank, outOf, source }) =>
      row("rank", scope, "", { value: `${rank}`, outOf: outOf === null ? null : `${outOf}`, source }),
    ),
    ...recommendations.map(({ order, text, status, source }) =>
      row("recommendation", `${order}`, text, { status, source }),
    ),
  ];
}

/** The same lines for a reader: names where the CSV for programs has codes, which only a recommendation's number is none of. */
export function readableRows(document: FrozenRound, locale: Locale): Record<string, string | number | null>[] {
  const names = new Map(document.round.sections.map(({ code, name }) => [code, name[locale]]));
  return csvRows(document).map(({ round = null, kind = null, code, name, status, ...figures }) => ({
    round,
    kind,
    order: kind === "recommendation" ? Number(code) : null,
    scope: kind === "rank" ? (code ?? null) : null,
    name: (kind === "section" && names.get(`${code}`)) || name || null,
    ...figures,
    status: kind === "recommendation" ? (status ?? "NONE") : null,
  }));
}

type Figure = "value" | "weight" | "product" | "outOf" | "status" | "source";
const EMPTY: Record<Figure, string | null> = {
  value: null,
  weight: null,
  product: null,
  outOf: null,
  status: null,
  source: null,
};
