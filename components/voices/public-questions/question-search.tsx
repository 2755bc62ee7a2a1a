import { useLocale, useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** The site's search among questions and answers alone; a plain form, so that it needs no script. */
export function QuestionSearch() {
  const t = useTranslations("PublicQuestions");
  const locale = useLocale();
  return (
    <form
      action={getPathname({ locale, href: route("/cari") })}
      method="get"
      className="mb-8 flex max-w-prose flex-wrap items-end gap-3"
      data-print="no"
    >
      <input type="hidden" name="jenis" value="QUESTION" />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <label htmlFor="cari-tanya" className="font-medium">
          {t("search")}
        </label>
        <input id="cari-tanya" type="search" name="q" maxLength={100} className={controlClasses} />
      </div>
      <button type="submit" className={buttonClasses("secondary")}>
        {t("searchButton")}
      </button>
    </form>
  );
}
