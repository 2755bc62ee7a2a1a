import { siteEnv } from "@/lib/platform/config/env";
import type { CitySettings } from "@/lib/platform/db/generated/client";
import { bandsSchema } from "./bands";
import { bandsText } from "./schemas";

/** As the form shows it: every field a text. */
export function asTyped({
  bands,
  languages,
  reportDueDay,
  answerDays,
  scoreDecimals,
  accentLight,
  accentDark,
  name,
  ...row
}: CitySettings) {
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
    answerDays: answerDays === null ? "" : String(answerDays),
    accentLight: accentLight ?? "",
    accentDark: accentDark ?? "",
    scoreDecimals: String(scoreDecimals),
    bands: bandsText(bandsSchema.catch([]).parse(bands)),
    languages: languages.includes("en") ? "id,en" : "id",
  };
}
