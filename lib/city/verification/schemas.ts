import { z } from "zod";
import { ENTRY_KINDS } from "@/lib/city/entries/kinds";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { everyWord } from "@/lib/platform/format/search-words";

/** What of the queue is shown, by its address; anything else is no filter. */
export const queueFilterSchema = z.object({
  state: z.enum(["SUBMITTED", "VERIFIED"]).catch("SUBMITTED"),
  kind: z.enum(ENTRY_KINDS).optional().catch(undefined),
  agency: z.string().trim().max(30).optional().catch(undefined),
  pillar: z.string().trim().max(30).optional().catch(undefined),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .catch(undefined),
  q: z.string().trim().max(100).catch("").default(""),
});
export type QueueFilter = z.output<typeof queueFilterSchema>;
export type QueueState = QueueFilter["state"];

/** The filter as an address of the queue names it. */
export const queueQuery = ({ state, kind, agency, pillar, year, q }: QueueFilter) => ({
  ...{ status: state, jenis: kind, opd: agency, pilar: pillar, tahun: year, q: q || undefined },
});

/** The filter that such an address names. */
export const readQueueQuery = (of: (name: string) => string | undefined): QueueFilter =>
  queueFilterSchema.parse({
    ...{
      state: of("status"),
      kind: of("jenis"),
      agency: of("opd"),
      pillar: of("pilar"),
      year: of("tahun"),
      q: of("q"),
    },
  });

export const OLDEST_FIRST: Prisma.EntryInWorkOrderByWithRelationInput[] = [{ submittedAt: "asc" }, { id: "asc" }];

/** What waits and what the filter leaves of it. */
export function waitingFor({ state, kind, agency, pillar, year, q }: QueueFilter): Prisma.EntryInWorkWhereInput {
  return {
    status: state,
    ...(kind ? { kind } : {}),
    ...(agency ? { agencyCode: agency } : {}),
    ...(pillar ? { pillarCode: pillar } : {}),
    ...(year ? { period: { startsWith: year } } : {}),
    ...everyWord(q, (word) => ({ OR: [{ nameId: word }, { nameEn: word }, { key: word }, { detail: word }] })),
  };
}

/** Decided by one press at most; a month of a city's entries is some fifty. Ours: a press ends within seconds. */
export const TOGETHER_AT_MOST = 250;

/** `release` verifies and publishes. */
export const TOGETHER_ACTS = ["verify", "release", "publish", "return"] as const;
export type TogetherAct = (typeof TOGETHER_ACTS)[number];

/** Why an entry was left: one's own work, a figure or text to be looked at alone, it moved on, or the database
 * went away before it, or over it. */
export const LEFT_FOR = ["own", "doubt", "personal", "moved", "away", "unsure"] as const;
export type LeftFor = (typeof LEFT_FOR)[number];
