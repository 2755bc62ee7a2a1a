import "server-only";
import { cache } from "react";
import { publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";
import type { SiteTextKey } from "./keys";

const read = cache(async () => {
  const rows = await publicDb().publishedSiteText.findMany();
  return new Map(rows.map(({ key, textId, textEn }) => [key, { id: textId, en: textEn }]));
});

/** The city's own sentence; null where it says none, and the site says ours. */
export async function findSiteText(key: SiteTextKey, locale: Locale): Promise<string | null> {
  return (await read()).get(key)?.[locale] || null;
}
