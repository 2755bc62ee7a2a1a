import "server-only";
import type { EventEmitter } from "node:events";
import { cache } from "react";
import { siteEnv } from "@/lib/platform/config/env";
import type { Frequency } from "@/lib/platform/db/generated/enums";
import { type PublicDb, publicDb, readApart } from "@/lib/platform/db/public";
import { dayIn } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { pillarKey } from "@/lib/platform/format/pillar-look";
import { FIRST_ZONE, isZone, type Zone } from "@/lib/platform/format/zone";
import { type Band, bandsSchema } from "./bands";

/** What the city says of itself, as everybody may know it. */
export type City = {
  name: string;
  shortName: string;
  logoId: string | null;
  accent: { light: string; dark: string } | null;
  address: string;
  ppid: { name: string; email: string; phone: string };
  regionCode: string;
  zone: Zone;
  reportRhythm: Frequency;
  reportDueDay: number;
  /** Within how many days residents are answered; null where the city promises nothing. */
  answerDays: number | null;
  bands: Band[];
  /** With how many decimals scores that are computed here are shown. */
  scoreDecimals: number;
  languages: Locale[];
  /** Pillars that the city gave a hue or an icon of their own, by the value of `data-pillar`. */
  pillars: { key: string; hue: number | null; icon: string | null }[];
};

/** Of a city that has said nothing yet, and where there is no database, as while pages are built. */
function unsaid(): City {
  return {
    name: siteEnv().CITY_NAME,
    shortName: "",
    logoId: null,
    accent: null,
    address: "",
    ppid: { name: "", email: "", phone: "" },
    regionCode: "",
    zone: FIRST_ZONE,
    reportRhythm: "MONTHLY",
    reportDueDay: 10,
    answerDays: null,
    bands: [],
    scoreDecimals: 3,
    languages: ["id", "en"],
    pillars: [],
  };
}

async function read(views: PublicDb): Promise<City> {
  const [row, pillars] = await Promise.all([
    views.publishedCity.findUnique({ where: { id: 1 } }),
    views.publishedPillar.findMany({
      where: { OR: [{ hue: { not: null } }, { icon: { not: null } }] },
      select: { code: true, hue: true, icon: true },
      orderBy: { order: "asc" },
    }),
  ]);
  if (!row) return unsaid();
  const { name, accentLight, accentDark, ppidName, ppidEmail, ppidPhone, timeZone, bands, languages, ...rest } = row;
  return {
    ...rest,
    name: name ?? siteEnv().CITY_NAME,
    accent: accentLight && accentDark ? { light: accentLight, dark: accentDark } : null,
    ppid: { name: ppidName, email: ppidEmail, phone: ppidPhone },
    zone: isZone(timeZone) ? timeZone : FIRST_ZONE,
    bands: bandsSchema.catch([]).parse(bands),
    pillars: pillars.map(({ code, ...look }) => ({ key: pillarKey(code), ...look })),
    languages: (["id", "en"] as const).filter((language) => languages.includes(language)),
  };
}

/** Also what stands in the way of a database at all, such as a build without an environment, is a refusal to await. */
async function readNow(): Promise<City> {
  listenOnce();
  const before = kept.enamPilarCityForgotten ?? 0;
  const city = await readApart(read);
  // Begun before a change, it would bring back what was.
  if ((kept.enamPilarCityForgotten ?? 0) === before) kept.enamPilarCity = { at: Date.now(), city };
  return city;
}

// How long what was read counts as new: a change made by another process is known after it.
const FRESH_MS = 1000;
// A database that stands still must not hold up a page for longer than its own reads do.
const PATIENCE_MS = 500;

type Kept = { at: number; city: City };
// One for the process: each bundle of Next's has a copy of this module.
const kept = globalThis as unknown as {
  enamPilarCity?: Kept | undefined;
  /** Under way: a database that stands still is asked once, and not by every page. */
  enamPilarCityReading?: Promise<City> | undefined;
  /** How often it was forgotten. */
  enamPilarCityForgotten?: number;
  enamPilarCityListens?: boolean;
};

/**
 * A publication of whichever process may be a change of the city: a page that is rendered anew within the same second would
 * keep what was. Sent by server/kept-pages.cjs.
 */
function listenOnce(): void {
  if (kept.enamPilarCityListens) return;
  kept.enamPilarCityListens = true;
  (process as EventEmitter).on("enam-pilar:pages-expired", forgetCity);
}

/** Read once for a request, and for all requests of the same second. */
export const getCity = cache(async (): Promise<City> => {
  const known = kept.enamPilarCity;
  if (known && Date.now() - known.at < FRESH_MS) return known.city;
  kept.enamPilarCityReading ??= readNow().finally(() => {
    kept.enamPilarCityReading = undefined;
  });
  const reading = kept.enamPilarCityReading;
  const waiting = known ? Promise.race([reading, after(PATIENCE_MS, known.city)]) : reading;
  // Without a database there is nothing to show but what was known last.
  return waiting.catch(() => known?.city ?? unsaid());
});

const after = <Value>(milliseconds: number, value: Value) =>
  new Promise<Value>((resolve) => setTimeout(() => resolve(value), milliseconds).unref());

/** As it stands in a transaction, without a second connection. */
export const readCity = (views: PublicDb): Promise<City> => read(views);

/** After a change, so that the next request reads it anew. */
export function forgetCity(): void {
  kept.enamPilarCityForgotten = (kept.enamPilarCityForgotten ?? 0) + 1;
  kept.enamPilarCity = undefined;
  kept.enamPilarCityReading = undefined;
}

export const cityName = async (): Promise<string> => (await getCity()).name;

export const cityZone = async (): Promise<Zone> => (await getCity()).zone;

/** Today in the city's zone, as 'YYYY-MM-DD'. */
export const cityToday = async (now = new Date()): Promise<string> => dayIn(await cityZone(), now);

/** A file that everybody may have; null where it is not published. */
/** What a file is, without its content. */
export const findCityFile = (id: string) =>
  publicDb().publishedCityFile.findUnique({ where: { id }, omit: { content: true } });

/** Its content, for whoever has not got it already. */
export const contentOfCityFile = (id: string) =>
  publicDb().publishedCityFile.findUnique({ where: { id }, select: { content: true } });
