import "server-only";
import { cache } from "react";
import { type PublicDb, publicDb } from "@/lib/platform/db/public";

export interface PublicAgency {
  code: string;
  name: string;
  shortName: string;
  cityAgency: boolean;
}

const readAgencies = cache(async (views: PublicDb): Promise<Map<string, PublicAgency>> => {
  const agencies = await views.publishedAgency.findMany({ orderBy: { code: "asc" } });
  return new Map(agencies.map(({ id, ...agency }) => [id, agency]));
});

/** Agencies by row id, for the reads that name an owner. */
export const publishedAgenciesById = (views = publicDb()) => readAgencies(views);

export async function listPublishedAgencies(): Promise<PublicAgency[]> {
  return [...(await publishedAgenciesById()).values()];
}
