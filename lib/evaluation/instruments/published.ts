import "server-only";
import { cache } from "react";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/city/pillars/published";
import { type PublicDb, publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";

export interface PublicInstrument {
  code: string;
  name: Record<Locale, string>;
  /** Rounds are compared only within one group. */
  comparabilityGroup: string;
  /** Which evaluation it is a version of. */
  framework: string;
  /** The last year that a round of it is about, and the version in its place; null while it goes on. */
  ends: { year: number; replacedBy: Record<Locale, string> | null } | null;
  scaleMin: string;
  scaleMax: string;
  decimals: number;
  sections: PublicSection[];
  pillars: (PillarRef & { subDimensions: { code: string; name: Record<Locale, string> }[] })[];
  /** Internal categories, lowest first; empty where none are set. */
  bands: PublicBand[];
  /** Lowest first; empty where an item is answered by any figure of its range. */
  levels: { value: string; label: Record<Locale, string>; description: Record<Locale, string> }[];
}

export interface PublicSection {
  code: string;
  name: Record<Locale, string>;
  /** Fraction of 1. */
  weight: string;
  source: string;
}

export interface PublicBand {
  minimum: string;
  label: Record<Locale, string>;
}

const readInstruments = cache(async (views: PublicDb) => {
  const [instruments, pillars] = await Promise.all([
    views.publishedInstrument.findMany({
      orderBy: { code: "asc" },
      include: {
        sections: { orderBy: { order: "asc" } },
        bands: { orderBy: { minimum: "asc" } },
        levels: { orderBy: { value: "asc" } },
        members: { orderBy: { order: "asc" } },
        subDimensions: { orderBy: { order: "asc" } },
      },
    }),
    publishedPillarsById(views),
  ]);
  return new Map(
    instruments.map((instrument) => {
      const sectionsById = new Map(
        instrument.sections.map((row): [string, PublicSection] => [
          row.id,
          {
            code: row.code,
            name: { id: row.nameId, en: row.nameEn },
            weight: row.weight.toFixed(),
            source: row.source,
          },
        ]),
      );
      const next = instruments.find(({ id }) => id === instrument.replacedById);
      const content: PublicInstrument = {
        code: instrument.code,
        name: { id: instrument.nameId, en: instrument.nameEn },
        comparabilityGroup: instrument.comparabilityGroup,
        framework: instrument.framework,
        ends: instrument.lastYear
          ? { year: instrument.lastYear, replacedBy: next ? { id: next.nameId, en: next.nameEn } : null }
          : null,
        scaleMin: instrument.scaleMin.toFixed(),
        scaleMax: instrument.scaleMax.toFixed(),
        decimals: instrument.decimals,
        sections: [...sectionsById.values()],
        pillars: instrument.members.flatMap(({ pillarId }) => {
          const pillar = pillars.get(pillarId);
          if (!pillar) return [];
          const subDimensions = instrument.subDimensions
            .filter((part) => part.pillarId === pillarId)
            .map((part) => ({ code: part.code, name: { id: part.nameId, en: part.nameEn } }));
          return [{ ...pillarRef(pillar), subDimensions }];
        }),
        bands: instrument.bands.map((row) => ({
          minimum: row.minimum.toFixed(),
          label: { id: row.labelId, en: row.labelEn },
        })),
        levels: instrument.levels.map((row) => ({
          value: row.value.toFixed(),
          label: { id: row.labelId, en: row.labelEn },
          description: { id: row.descriptionId, en: row.descriptionEn },
        })),
      };
      return [instrument.id, { content, sectionsById }] as const;
    }),
  );
});

/** Instruments by row id, each with its sections by row id in order. */
export const publishedInstrumentsById = (views = publicDb()) => readInstruments(views);

/** The instrument versions in force, for the pages that explain how scores are made. */
export async function listPublishedInstruments(): Promise<PublicInstrument[]> {
  return [...(await publishedInstrumentsById()).values()].map(({ content }) => content);
}
