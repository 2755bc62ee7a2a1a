// The frozen round, `enam-pilar/round/2` (docs/formats.md). It stands by itself: what the live reads show may change tomorrow,
// and a document that was hashed stays what it is. What this schema does not name is not written.
//
// Documents of before 28 November 2026 have the same name and lack what is `.default` here. A change that is more than a field
// which older documents can do without is a new format, with a reader of its own below. The second writing holds figures in
// words and targets, and what an instrument of levels needs.
import { z } from "zod";

export const ROUND_FORMAT = "enam-pilar/round/2";
export const FIRST_ROUND_FORMAT = "enam-pilar/round/1";

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const instant = z.iso.datetime();
const day = z.iso.date();
const count = z.int();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bothLanguages = z.object({ id: z.string(), en: z.string() });
/** Taken from a published source, and not published by the city in this program. */
const shipped = z.boolean().default(false);

const roundRef = z.object({ slug: z.string(), year: count, stage: count.nullable() });
const pillarRef = z.object({ code: z.string(), slug: z.string(), name: z.string(), order: count });
const agency = z.object({ code: z.string(), name: z.string(), shortName: z.string(), cityAgency: z.boolean() });

const officialScore = z.object({
  value: decimal,
  source: z.string(),
  revision: count,
  publishedAt: instant.nullable(),
  shipped,
});

/** Against the newest earlier round that has such a score. */
const change = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("change"),
    difference: decimal,
    direction: z.enum(["up", "down", "same"]),
    earlier: decimal,
    from: roundRef,
  }),
  z.object({ kind: z.enum(["instrument-changed", "instrument-unknown"]), earlier: decimal, from: roundRef }),
  z.object({ kind: z.literal("missing") }),
]);

const band = z.object({ minimum: decimal, label: bothLanguages });
const instrumentName = {
  code: z.string(),
  name: bothLanguages,
  scaleMin: decimal,
  scaleMax: decimal,
  decimals: count,
};

const round = z.object({
  ...roundRef.shape,
  /** PUBLISHED in every document that this program writes. */
  phase: z.enum([
    ...(["PREPARATION", "FILLING", "VERIFICATION", "COUNCIL_REVIEW"] as const),
    ...(["INTERVIEW", "EVIDENCE_REPAIR", "RESULT", "PUBLISHED"] as const),
  ]),
  /** A day or a month, as far as it is known. */
  heldOn: z.string().nullable(),
  letter: z.object({ number: z.string().nullable(), date: day.nullable() }),
  note: bothLanguages,
  source: z.string(),
  publishedAt: instant.nullable(),
  shipped,
  instrument: z.object(instrumentName).nullable(),
  /** The official final; never computed. */
  final: officialScore.nullable(),
  change,
  ranks: z.array(
    z.object({ scope: z.enum(["NATIONAL", "PROVINCE"]), rank: count, outOf: count.nullable(), source: z.string() }),
  ),
  target: z.object({ value: decimal, plan: z.string(), source: z.string() }).nullable(),
  /** Percent of the target, unrounded. */
  targetPercent: decimal.nullable(),
  targetMet: z.boolean().nullable(),
  band: band.nullable(),
  bands: z.array(band),
  sections: z.array(
    z.object({
      code: z.string(),
      name: bothLanguages,
      weight: decimal,
      score: officialScore.nullable(),
      /** weight × score */
      product: decimal.nullable(),
      change,
    }),
  ),
  pillars: z.array(z.object({ pillar: pillarRef, score: officialScore.nullable(), change })),
  /** Σ weight × score beside the official final; null where the instrument is not known. */
  computed: z
    .discriminatedUnion("status", [
      z.object({
        status: z.literal("complete"),
        value: decimal,
        difference: decimal.nullable(),
        mismatch: z.boolean().nullable(),
      }),
      z.object({ status: z.literal("incomplete"), missing: z.array(z.string()) }),
    ])
    .nullable(),
  /** Official scores that a correction replaced. */
  superseded: z.array(
    z.object({
      target: z.enum(["ITEM", "SECTION", "PILLAR", "FINAL"]),
      code: z.string().nullable(),
      value: decimal,
      revision: count,
      supersededAt: instant,
    }),
  ),
});

const firstInstrument = z.object({
  ...instrumentName,
  /** Rounds are compared only within one group. */
  comparabilityGroup: z.string(),
  sections: z.array(z.object({ code: z.string(), name: bothLanguages, weight: decimal, source: z.string() })),
  pillars: z.array(
    z.object({
      ...pillarRef.shape,
      subDimensions: z.array(z.object({ code: z.string(), name: bothLanguages })),
    }),
  ),
  bands: z.array(band),
});

const instrument = firstInstrument.extend({
  /** Which evaluation it is a version of. */
  framework: z.string(),
  /** Lowest first; empty where an item is answered by any figure of its range. */
  levels: z.array(z.object({ value: decimal, label: bothLanguages, description: bothLanguages })),
});

const firstItem = z.object({
  code: z.string(),
  section: z.string(),
  pillar: z.string().nullable(),
  subDimension: z.string().nullable(),
  text: bothLanguages,
  maximum: decimal,
  weight: decimal,
});
/** Scored from `minimum` to `maximum`. */
const item = firstItem.extend({ minimum: decimal });

/** One of BPK's four words; null while nothing that was done here earned one. */
const status = z.enum(["DONE", "IN_PROGRESS", "NOT_STARTED", "NOT_FEASIBLE"]).nullable();

/** Overdue depends on the day of reading, and evidence may be taken back later (UU KIP): neither is in a frozen document. */
const recommendation = z.object({
  round: roundRef,
  order: count,
  pillar: pillarRef.nullable(),
  text: z.string(),
  leadAgency: agency.nullable(),
  dueOn: day.nullable(),
  source: z.string(),
  publishedAt: instant.nullable(),
  shipped,
  status,
  reports: z.array(
    z.object({ status, text: z.string(), source: z.string(), publishedAt: instant.nullable(), shipped }),
  ),
});

const programme = z.object({
  slug: z.string(),
  name: z.string(),
  pillar: z.string().nullable(),
  agency: z.string().nullable(),
  quickWin: z.boolean(),
  status: z.string().nullable(),
  /** `physicalPercent` is empty where the report gives none. */
  latest: z
    .object({ period: z.string(), physicalPercent: z.union([decimal, z.literal("")]), revision: count })
    .nullable(),
});

const firstValue = z.object({
  indicator: z.string(),
  period: z.string(),
  kelurahan: z.string().nullable(),
  value: decimal,
  unit: z.string(),
  certainty: z.string(),
  breakInSeries: z.boolean(),
  source: z.string(),
  revision: count,
  /** Of a reconstruction: known only after the round, or nobody can tell since when. */
  later: z.boolean().optional(),
});

/** `value` is null where it is measured in words: those stand in `state`. */
const indicatorValue = firstValue.extend({ value: decimal.nullable(), state: z.string().nullable() });

/** What was planned for the round's year: by its kind a value, a range from `low` to `high`, or a word in `state`. */
const indicatorTarget = z.object({
  indicator: z.string(),
  year: count,
  kind: z.enum(["VALUE", "RANGE", "STATE"]),
  value: decimal.nullable(),
  low: decimal.nullable(),
  high: decimal.nullable(),
  state: z.string().nullable(),
  plan: z.string(),
  source: z.string(),
  revision: count,
});

/**
 * A round from before this application, put together from published sources: no document of its time. It holds no
 * follow-up and no programmes, of which nothing was known then, and marks the figures that became known later.
 */
const reconstruction = z.object({
  /** In the city's zone: when it was put together. */
  assembledOn: day,
  /** The day of the letter or, where no letter is known, that the round was held; null where neither is. */
  asOf: day.nullable(),
  sources: z.array(
    z.object({
      key: z.string(),
      publisher: z.string(),
      title: z.string().nullable(),
      publishedOn: z.string().nullable(),
      url: z.string().nullable(),
      note: bothLanguages,
    }),
  ),
});

const common = {
  revision: count,
  /** Why it supersedes the revision before; empty on the first. */
  reason: z.string(),
  frozenAt: instant,
  city: z.string(),
  /** Null where the round was closed here. */
  reconstruction: reconstruction.nullable().default(null),
  round,
  recommendations: z.array(recommendation),
  programmes: z.array(programme),
  /** No funding is recorded in this application yet; null says so, which an empty list would not. */
  funding: z.null(),
  /** Of the internal part (answers, council, evidence), so that this document's own hash stands for both. */
  internalSha256: sha256,
};

export const roundFormat = z.object({
  format: z.literal(ROUND_FORMAT),
  ...common,
  instrument: instrument.nullable(),
  questionnaire: z.array(item),
  indicatorValues: z.array(indicatorValue),
  /** Null in a document of the first writing and in a reconstruction, which hold none. */
  indicatorTargets: z.array(indicatorTarget).nullable(),
});

/** As it was written until 29 November 2026. */
export const firstRoundFormat = z.object({
  format: z.literal(FIRST_ROUND_FORMAT),
  ...common,
  instrument: firstInstrument.nullable(),
  questionnaire: z.array(firstItem),
  indicatorValues: z.array(firstValue),
});

/** A frozen round as the public reads it: its page, CSV and JSON are rendered from this and nothing else. */
export type FrozenRound = z.output<typeof roundFormat>;

/** By the name that a document carries: one for every format that was ever written. */
const READERS: Readonly<Record<string, (document: unknown) => FrozenRound>> = {
  [ROUND_FORMAT]: (document) => roundFormat.parse(document),
  [FIRST_ROUND_FORMAT]: (document) => asWrittenNow(firstRoundFormat.parse(document)),
};

/** All rounds of the first writing were of the smart-city evaluation, whose items begin at 0. */
const asWrittenNow = ({ instrument, questionnaire, indicatorValues, ...same }: z.output<typeof firstRoundFormat>) => ({
  ...same,
  format: ROUND_FORMAT as typeof ROUND_FORMAT,
  instrument: instrument && { ...instrument, framework: "smart-city", levels: [] },
  questionnaire: questionnaire.map((one) => ({ ...one, minimum: "0" })),
  indicatorValues: indicatorValues.map((one) => ({ ...one, state: null })),
  indicatorTargets: null,
});

/** A stored document as it is read today, whatever format it was written in. Its text and hash are not touched by that. */
export function readFrozenRound(text: string): FrozenRound {
  const document = JSON.parse(text) as { format?: string };
  const read = READERS[document.format ?? ""];
  if (!read) throw new Error(`No reader for a frozen round of the format ${document.format ?? "without a name"}`);
  return read(document);
}
