import "server-only";
import { cache } from "react";
import { type PublicDb, publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";

export interface PillarRef {
  code: string;
  slug: string;
  name: string;
  order: number;
}

export interface PublicPillar extends PillarRef {
  /** What the pillar is for, in a sentence. */
  focus: Record<Locale, string>;
  /** False: a group of another framework's instrument, which has no page of its own. */
  cityPillar: boolean;
}

const readPillars = cache(async (views: PublicDb): Promise<Map<string, PublicPillar>> => {
  const pillars = await views.publishedPillar.findMany({ orderBy: { order: "asc" } });
  return new Map(
    pillars.map(({ id, code, slug, name, order, focusId, focusEn, cityPillar }) => [
      id,
      { code, slug, name, order, focus: { id: focusId, en: focusEn }, cityPillar },
    ]),
  );
});

/** Pillars and the groups of other instruments by row id, in order, for the reads that name one. */
export const publishedPillarsById = (views = publicDb()) => readPillars(views);

/** The city's own pillars. */
export async function listPublishedPillars(): Promise<PublicPillar[]> {
  return [...(await publishedPillarsById()).values()].filter(({ cityPillar }) => cityPillar);
}

export async function getPublishedPillar(slug: string): Promise<PublicPillar | null> {
  return (await listPublishedPillars()).find((pillar) => pillar.slug === slug) ?? null;
}

export function pillarRef({ code, slug, name, order }: PublicPillar): PillarRef {
  return { code, slug, name, order };
}
