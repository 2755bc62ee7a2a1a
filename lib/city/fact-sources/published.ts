import "server-only";
import { cache } from "react";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import type { PublicFactSource } from "./citation";

/** Every page that a shipped fact was read in: a few dozen rows, asked for once for each page. */
export const listFactSources = cache(async (views = publicDb()): Promise<PublicFactSource[]> => {
  const rows = await views.publishedFactSource.findMany({ orderBy: [{ publisher: "asc" }, { key: "asc" }] });
  return rows.map(({ key, publisher, title, publishedOn, url, noteId, noteEn }) => ({
    key,
    publisher,
    title,
    url,
    publishedOn: dayOf(publishedOn),
    note: { id: noteId, en: noteEn },
  }));
});

/** What a correction is of, by the names that a reader knows. */
export type CorrectedThing =
  | { kind: "programme"; slug: string; name: string }
  | { kind: "legalDocument"; title: string }
  | { kind: "recommendation"; round: string; order: string }
  | { kind: "round"; round: string }
  | { kind: "indexTarget"; year: string }
  | { kind: "indicatorTarget"; code: string; name: Record<Locale, string>; year: string }
  | { kind: "section"; name: Record<Locale, string>; instrument: Record<Locale, string> };

export interface FactCorrection {
  id: string;
  of: CorrectedThing;
  /** As the public knows it: a round's slug, a recommendation's number. */
  key: string;
  /** ISO instant */
  at: string;
  entity: string;
  field: string;
  before: string | null;
  after: string | null;
  reason: Record<Locale, string>;
}

/** What was corrected of the shipped facts that have no revisions, newest first. */
export async function listFactCorrections(of: { entities?: string[]; key?: string } = {}): Promise<FactCorrection[]> {
  const rows = await publicDb().publishedFactCorrection.findMany({
    where: { ...(of.entities ? { entity: { in: of.entities } } : {}), ...(of.key ? { key: of.key } : {}) },
    orderBy: [{ at: "desc" }, { entity: "asc" }, { field: "asc" }, { id: "asc" }],
  });
  const names = await namesFor(rows.map(({ entity }) => entity));
  return rows.map(({ id, at, entity, key, field, before, after, reasonId, reasonEn }) => ({
    id,
    entity,
    key,
    field,
    before,
    after,
    of: thingOf(entity, key, names),
    at: at.toISOString(),
    reason: { id: reasonId, en: reasonEn },
  }));
}

type Names = {
  programmes: Map<string, string>;
  indicators: Map<string, Record<Locale, string>>;
  /** By "instrument" and by "instrument/section". */
  instruments: Map<string, Record<Locale, string>>;
};

async function namesFor(entities: string[]): Promise<Names> {
  const views = publicDb();
  const [programmes, indicators, instruments, sections] = await Promise.all([
    entities.includes("programme") ? views.publishedProgramme.findMany({ select: { slug: true, name: true } }) : [],
    entities.includes("indicatorTarget")
      ? views.publishedIndicator.findMany({ select: { code: true, nameId: true, nameEn: true } })
      : [],
    entities.includes("instrumentSection") ? views.publishedInstrument.findMany() : [],
    entities.includes("instrumentSection") ? views.publishedInstrumentSection.findMany() : [],
  ]);
  const both = ({ nameId, nameEn }: { nameId: string; nameEn: string }) => ({ id: nameId, en: nameEn });
  const codes = new Map(instruments.map(({ id, code }) => [id, code]));
  return {
    programmes: new Map(programmes.map(({ slug, name }) => [slug, name])),
    indicators: new Map(indicators.map((one) => [one.code, both(one)])),
    instruments: new Map([
      ...instruments.map((one) => [one.code, both(one)] as const),
      ...sections.map((one) => [`${codes.get(one.instrumentId)}/${one.code}`, both(one)] as const),
    ]),
  };
}

/** A row's key in the list of corrections, taken apart; a name that is gone since is told by its key. */
function thingOf(entity: string, key: string, { programmes, indicators, instruments }: Names): CorrectedThing {
  const named = (names: Record<Locale, string> | undefined, otherwise: string) =>
    names ?? { id: otherwise, en: otherwise };
  const [first = "", second = ""] = key.split("/");
  const [word = "", year = ""] = key.split(" ");
  switch (entity) {
    case "programme":
      return { kind: "programme", slug: key, name: programmes.get(key) ?? key };
    case "legalDocument":
      return { kind: "legalDocument", title: key.split(" ").slice(2).join(" ") };
    case "recommendation":
    case "report":
      return { kind: "recommendation", round: first, order: second };
    case "indexTarget":
      return { kind: "indexTarget", year: key };
    case "indicatorTarget":
      return { kind: "indicatorTarget", code: word, name: named(indicators.get(word), word), year };
    case "instrumentSection":
      return {
        kind: "section",
        name: named(instruments.get(key), second),
        instrument: named(instruments.get(first), first),
      };
    default:
      return { kind: "round", round: key };
  }
}
