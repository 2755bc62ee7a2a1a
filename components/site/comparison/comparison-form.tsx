import { useLocale, useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { Comparable } from "@/lib/site/comparison/published";
import { type ComparisonAsked, INDEX_CODE, MOST_SERIES } from "@/lib/site/comparison/schemas";

type ComparisonFormProps = { asked: ComparisonAsked; choices: Comparable };

/** A plain form: it works without scripts, and the address of what it shows can be passed on. */
export function ComparisonForm({ asked, choices }: ComparisonFormProps) {
  const t = useTranslations("SeriesComparison");
  const locale = useLocale();
  return (
    <form
      action={getPathname({ locale, href: route("/bandingkan") })}
      method="get"
      className="grid gap-4 md:grid-cols-2"
      data-print="no"
    >
      {Array.from({ length: MOST_SERIES }, (_, n) => `seri-${n + 1}`).map((id, n) => (
        <div key={id} className="flex min-w-0 flex-col gap-1.5">
          <label htmlFor={id} className="font-medium">
            {t("series", { letter: letterOf(n) })}
          </label>
          <select id={id} name="seri" defaultValue={asked.seri[n] ?? ""} className={controlClasses}>
            <option value="">{t("nothing")}</option>
            <option value={INDEX_CODE}>{t("index")}</option>
            {choices.cities.length > 0 ? (
              <optgroup label={t("otherCities")}>
                {choices.cities.map(({ code, city }) => (
                  <option key={code} value={code}>
                    {t("otherCity", { city })}
                  </option>
                ))}
              </optgroup>
            ) : null}
            <optgroup label={t("indicators")}>
              {choices.indicators.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[locale]} ({code})
                </option>
              ))}
            </optgroup>
          </select>
        </div>
      ))}
      {(["dari", "sampai"] as const).map((name) => (
        <div key={name} className="flex flex-col gap-1.5">
          <label htmlFor={name} className="font-medium">
            {t(name)}
          </label>
          <input
            id={name}
            name={name}
            inputMode="numeric"
            maxLength={4}
            defaultValue={asked[name] ?? ""}
            className={`${controlClasses} max-w-32`}
          />
        </div>
      ))}
      <div>
        <button type="submit" className={buttonClasses("primary")}>
          {t("show")}
        </button>
      </div>
    </form>
  );
}

/** By which a line is named in the drawing. */
export const letterOf = (index: number) => String.fromCharCode(65 + index);
