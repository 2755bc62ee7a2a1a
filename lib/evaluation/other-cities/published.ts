import "server-only";
import { publicDb } from "@/lib/platform/db/public";

export interface OtherCity {
  id: string;
  city: string;
  /** Of our round in which both were measured. */
  round: string;
  year: number;
  stage: number | null;
  value: string;
  source: string;
  publishedAt: string;
}

/** What other cities reached where we were measured alike, by city and round. */
export async function listOtherCityIndices(): Promise<OtherCity[]> {
  const rows = await publicDb().publishedOtherCityIndex.findMany({
    orderBy: [{ city: "asc" }, { year: "asc" }, { stage: { sort: "asc", nulls: "first" } }],
  });
  return rows.map(({ roundId: _roundId, value, publishedAt, ...row }) => ({
    ...row,
    value: value.toFixed(),
    publishedAt: publishedAt.toISOString(),
  }));
}
