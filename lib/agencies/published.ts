import "server-only";
import { cache } from "react";
import { publicDb } from "@/lib/db/public";

export interface PublicAgency {
  code: string;
  name: string;
  shortName: string;
  cityAgency: boolean;
}

/** Agencies by row id, for the reads that name an owner. */
export const publishedAgenciesById = cache(async (): Promise<Map<string, PublicAgency>> => {
  const agencies = await publicDb().publishedAgency.findMany({ orderBy: { code: "asc" } });
  return new Map(agencies.map(({ id, ...agency }) => [id, agency]));
});

export async function listPublishedAgencies(): Promise<PublicAgency[]> {
  return [...(await publishedAgenciesById()).values()];
}
