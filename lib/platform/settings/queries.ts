import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { siteEnv } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { bandsSchema } from "./bands";
import { canManageSettings } from "./policy";
import { bandsText } from "./schemas";

type Row = Awaited<ReturnType<typeof load>>;

const load = () => db().citySettings.findUniqueOrThrow({ where: { id: 1 } });

/** As the form shows it: every field a text. */
export function asTyped({ bands, languages, reportDueDay, accentLight, accentDark, name, ...row }: Row) {
  return {
    name: name ?? siteEnv().CITY_NAME,
    shortName: row.shortName,
    address: row.address,
    ppidName: row.ppidName,
    ppidEmail: row.ppidEmail,
    ppidPhone: row.ppidPhone,
    regionCode: row.regionCode,
    timeZone: row.timeZone,
    reportRhythm: row.reportRhythm,
    reportDueDay: String(reportDueDay),
    accentLight: accentLight ?? "",
    accentDark: accentDark ?? "",
    bands: bandsText(bandsSchema.catch([]).parse(bands)),
    languages: languages.includes("en") ? "id,en" : "id",
  };
}

/** The settings, to be changed. */
export async function getSettings(actor: Actor) {
  if (!canManageSettings(actor)) refuse(actor);
  const row = await load();
  return { version: row.version, logoId: row.logoId, values: asTyped(row) };
}
