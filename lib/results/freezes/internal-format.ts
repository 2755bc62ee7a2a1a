// The internal part of a frozen round, `enam-pilar/round-internal/1`: what the city keeps to itself (UU KIP). It is made of rows
// as they are stored, by the names listed here: a column that comes later is written when it is added here, and not before.
import { z } from "zod";

export const INTERNAL_FORMAT = "enam-pilar/round-internal/1";

const text = z.string();
const textOrNull = z.string().nullable();
const decimal = z.string();
const decimalOrNull = z.string().nullable();
const instantOrNull = z.iso.datetime().nullable();
const instant = z.iso.datetime();
const named = z.object({ name: text }).nullable();
/** As it was kept, whatever was in it. */
const kept = z.json();

const evidence = z.object({
  id: text,
  /** Of what is exempt only the hash stays. */
  title: textOrNull,
  url: textOrNull,
  fileName: textOrNull,
  fileId: textOrNull,
  /** As it was sent, where the file was made smaller; documents of before 29 November 2026 lack it. */
  sentSha256: textOrNull.optional(),
  informationClass: z.enum(["PERIODIC", "ON_REQUEST", "EXEMPT"]),
  progressReportId: textOrNull,
  indicatorValueId: textOrNull,
  recommendationId: textOrNull,
  answerId: textOrNull,
  officialResultId: textOrNull,
  /** Documents of before 24 November 2026 lack it. */
  followUpActionId: textOrNull.optional(),
  addedById: text,
  addedAt: instant,
  checkedById: textOrNull,
  checkedAt: instantOrNull,
  removedById: textOrNull,
  removedAt: instantOrNull,
  version: z.int(),
  file: z
    .object({ id: text, sha256: text, size: z.int(), mediaType: text, storageKey: text, createdAt: instant })
    .nullable(),
});

const answer = z.object({
  id: text,
  roundId: text,
  itemId: text,
  agencyId: textOrNull,
  officerId: textOrNull,
  score: decimalOrNull,
  notApplicable: z.boolean(),
  reason: text,
  proposal: kept,
  status: text,
  returnReason: textOrNull,
  enteredByIds: z.array(text),
  submittedAt: instantOrNull,
  submittedById: textOrNull,
  verifiedAt: instantOrNull,
  verifiedById: textOrNull,
  copiedAt: instantOrNull,
  copiedById: textOrNull,
  createdAt: instant,
  updatedAt: instant,
  version: z.int(),
  item: z.object({ code: text }),
  agency: z.object({ code: text }).nullable(),
  officer: named,
  verifiedBy: named,
  evidence: z.array(evidence),
});

const score = z.object({
  id: text,
  roundId: text,
  sectionId: textOrNull,
  pillarId: textOrNull,
  itemId: textOrNull,
  target: z.enum(["ITEM", "SECTION", "PILLAR", "FINAL"]),
  origin: z.enum(["SELF", "COUNCIL", "OFFICIAL"]),
  value: decimal,
  selfValue: decimalOrNull,
  reason: text,
  source: text,
  authorId: textOrNull,
  revision: z.int(),
  supersedesId: textOrNull,
  supersededAt: instantOrNull,
  createdAt: instant,
  publishedAt: instantOrNull,
  /** Documents of before 28 November 2026 lack it. */
  shipped: z.boolean().optional(),
  author: named,
  replies: z.array(z.object({ id: text, scoreId: text, authorId: text, text, createdAt: instant, author: named })),
});

const pillarReview = z.object({
  id: text,
  roundId: text,
  pillarId: text,
  decision: text,
  note: text,
  authorId: text,
  createdAt: instant,
  author: named,
});

const survey = z.object({
  id: text,
  roundId: text,
  programmeId: text,
  subDimensionId: textOrNull,
  respondents: z.int(),
  mean: decimal,
  scaleMin: decimal,
  scaleMax: decimal,
  method: text,
  source: text,
  fieldworkFrom: instantOrNull,
  fieldworkTo: instantOrNull,
  enteredById: text,
  createdAt: instant,
  updatedAt: instant,
  version: z.int(),
});

const officialResult = z.object({
  id: text,
  roundId: text,
  revision: z.int(),
  reason: text,
  letterNumber: text,
  letterDate: instantOrNull,
  enteredByIds: z.array(text),
  content: kept,
  status: text,
  submittedAt: instantOrNull,
  submittedById: textOrNull,
  returnReason: textOrNull,
  confirmedAt: instantOrNull,
  confirmedById: textOrNull,
  createdAt: instant,
  version: z.int(),
  evidence: z.array(evidence),
});

export const internalFormat = z.object({
  format: z.literal(INTERNAL_FORMAT),
  revision: z.int(),
  reason: text,
  frozenAt: instant,
  answers: z.array(answer),
  scores: z.array(score),
  pillarReviews: z.array(pillarReview),
  surveys: z.array(survey),
  officialResults: z.array(officialResult),
  phases: z.array(z.object({ roundId: text, phase: text, opensAt: instantOrNull, closesAt: instantOrNull })),
});

export type InternalRound = z.output<typeof internalFormat>;

const READERS: Readonly<Record<string, (document: unknown) => InternalRound>> = {
  [INTERNAL_FORMAT]: (document) => internalFormat.parse(document),
};

/** A stored internal part as it is read today. Its text and hash are not touched by that. */
export function readInternalRound(stored: string): InternalRound {
  const document = JSON.parse(stored) as { format?: string };
  const read = READERS[document.format ?? ""];
  if (!read) throw new Error(`No reader for an internal part of the format ${document.format ?? "without a name"}`);
  return read(document);
}
