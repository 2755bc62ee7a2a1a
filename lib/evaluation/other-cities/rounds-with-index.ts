import { INDEX_FRAMEWORK } from "@/lib/evaluation/rounds/slug";
import type { Prisma } from "@/lib/platform/db/generated/client";

/** Rounds that gave a public index of our own: what another city reached stands beside that or nowhere. */
export const WITH_OUR_INDEX = {
  publishedAt: { not: null },
  instrument: { framework: INDEX_FRAMEWORK },
  scores: {
    some: { origin: "OFFICIAL", target: "FINAL", publishedAt: { not: null }, supersededAt: null },
  },
} satisfies Prisma.EvaluationRoundWhereInput;
