import { getLocale, getTranslations } from "next-intl/server";
import { asTyped } from "@/lib/platform/format/parse-number";
import type { OfficialResultPage } from "@/lib/results/official-results/queries";
import type { LetterFormProps } from "./letter-form";

/** What the letter's form shows of what is saved, as the page's language types it. */
export async function letterValues(page: OfficialResultPage): Promise<LetterFormProps> {
  const locale = await getLocale();
  const t = await getTranslations("OfficialResults");
  const { newest, round, sections, pillars, agencies } = page;
  const content = newest?.content;
  const typed = (value: string | null | undefined) => (value ? asTyped(value, locale) : "");
  const scores = (prefix: string, given: Record<string, string> = {}) =>
    Object.fromEntries(Object.entries(given).map(([code, value]) => [`${prefix}-${code}`, typed(value)]));
  const ranks = (content?.ranks ?? []).flatMap(({ scope, rank, outOf }) => [
    [`rank${scope}`, String(rank)],
    [`outOf${scope}`, outOf?.toString() ?? ""],
  ]);
  return {
    roundSlug: round.slug,
    result: newest ? { id: newest.id, version: newest.version } : null,
    values: {
      letterNumber: newest?.letterNumber ?? "",
      letterDate: newest?.letterDate ?? "",
      final: typed(content?.final),
      ...scores("section", content?.sections),
      ...scores("pillarScore", content?.pillars),
      ...Object.fromEntries(ranks),
    },
    rows: (content?.recommendations ?? []).map(({ text, agency, pillar, dueOn }) => ({
      text,
      agency,
      pillar: pillar ?? "",
      dueOn: dueOn ?? "",
    })),
    sections: sections.map(({ code, name, weight }) => ({
      code,
      label: t("sectionLabel", { name: name[locale], weight: asTyped(weight, locale) }),
    })),
    pillars: pillars.map(({ code, name }) => ({ code, label: name })),
    pillarChoices: pillars.map(({ code, name }) => ({ value: code, label: name })),
    agencyChoices: agencies.map(({ code, shortName }) => ({ value: code, label: shortName })),
  };
}
