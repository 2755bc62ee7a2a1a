import type { getTranslations } from "next-intl/server";
import { formatDecimal } from "@/lib/platform/format/number";
import type { Locale } from "@/lib/platform/i18n/routing";

type Bounded = { scaleMin: string | null; scaleMax: string | null };

/** "0 sampai 46", "paling sedikit 0" or null where the definition sets no bounds. */
export function boundsInWords(
  { scaleMin, scaleMax }: Bounded,
  locale: Locale,
  t: Awaited<ReturnType<typeof getTranslations<"Value">>>,
): string | null {
  const min = scaleMin === null ? null : formatDecimal(scaleMin, { locale });
  const max = scaleMax === null ? null : formatDecimal(scaleMax, { locale });
  if (min !== null && max !== null) return t("between", { min, max });
  if (min !== null) return t("atLeast", { min });
  return max === null ? null : t("atMost", { max });
}
