// The trace of a score, `enam-pilar/score-trace/2` (docs/formats.md): all that a final was made of, for whoever has nothing but
// the file. Its reader is scripts/score-verify.ts, which shares no code with the product and reads both writings. In the first,
// until 29 November 2026, every item's score began at 0 and `minimum` was not there; `evidence` was at first never null.
import { z } from "zod";

export const TRACE_FORMAT = "enam-pilar/score-trace/2";
export const FIRST_TRACE_FORMAT = "enam-pilar/score-trace/1";

/** Unrounded, of at most 20 significant digits. */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const bothLanguages = z.object({ id: z.string(), en: z.string() });
const official = z.object({ value: decimal, source: z.string(), revision: z.int() });

const node = {
  /** Anchor of the node on the page, and its name in what the verifier says. */
  node: z.string(),
  status: z.enum(["complete", "incomplete", "notApplicable"]),
  /** Null unless complete. */
  value: decimal.nullable(),
  /** Codes of what is not there yet: never counted as 0. */
  missing: z.array(z.string()),
  /** Codes of what left the denominator. */
  notApplicable: z.array(z.string()),
};

const item = z.object({
  node: z.string(),
  code: z.string(),
  text: bothLanguages,
  pillar: z.string().nullable(),
  status: z.enum(["scored", "missing", "notApplicable"]),
  /** Relative weight within the section, and the part of the section that it comes to; null while that is incomplete. */
  weight: decimal,
  share: decimal.nullable(),
  /** `minimum` to `maximum`, as given; `score` is the same on the instrument's scale. */
  raw: decimal.nullable(),
  minimum: decimal,
  maximum: decimal,
  score: decimal.nullable(),
  /** Where `raw` comes from. */
  self: z
    .object({
      score: decimal.nullable(),
      status: z.string(),
      counts: z.boolean(),
      notApplicable: z.boolean(),
      reason: z.string(),
      agency: z.string().nullable(),
      verifiedAt: z.iso.datetime().nullable(),
      /** How many; null for a reader who may not know. */
      evidence: z.int().nullable(),
      /** The values, periods, sources and revisions that a proposed score came from, as they were then. */
      proposal: z.unknown(),
    })
    .nullable(),
  /** In the council's lane only. */
  members: z.array(z.object({ value: decimal, author: z.string(), reason: z.string(), revision: z.int() })),
});

const section = z.object({
  ...node,
  code: z.string(),
  name: bothLanguages,
  source: z.string(),
  /** As the instrument has it; `effectiveWeight` is the part in the final among the sections that apply. */
  weight: decimal,
  effectiveWeight: decimal.nullable(),
  /** effectiveWeight × value */
  product: decimal.nullable(),
  /** The letter's own score: it stands, and nothing is computed from items. */
  given: official.nullable(),
  pillarScores: z.boolean(),
  items: z.array(item),
});

const firstSection = section.extend({ items: z.array(item.omit({ minimum: true })) });

const pillar = z.object({
  ...node,
  code: z.string(),
  name: z.string(),
  official: official.nullable(),
  items: z.array(z.object({ code: z.string(), share: decimal })),
});

export const traceFormat = z.object({
  format: z.literal(TRACE_FORMAT),
  /** How each figure is made. */
  rules: z.record(z.string(), z.string()),
  round: z.object({ slug: z.string(), year: z.int(), stage: z.int().nullable() }),
  lane: z.enum(["SELF", "COUNCIL", "OFFICIAL"]),
  instrument: z.object({ code: z.string(), name: bothLanguages, scaleMin: decimal, scaleMax: decimal }),
  final: z.object({
    ...node,
    official: z
      .object({ ...official.shape, difference: decimal.nullable(), mismatch: z.boolean().nullable() })
      .nullable(),
  }),
  sections: z.array(section),
  pillars: z.array(pillar),
});

/** As it was written until 29 November 2026. */
export const firstTraceFormat = traceFormat.extend({
  format: z.literal(FIRST_TRACE_FORMAT),
  sections: z.array(firstSection),
});

export type ScoreTrace = z.output<typeof traceFormat>;
export type TraceSection = z.output<typeof section>;
export type TracePillar = z.output<typeof pillar>;
export type TraceItem = z.output<typeof item>;
