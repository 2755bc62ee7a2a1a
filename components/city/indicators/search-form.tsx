import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** A plain GET form to the list, which the browser narrows down: a static page never learns its query on the server. */
export function SearchForm({ children }: { children?: ReactNode }) {
  const t = useTranslations("Public");
  const locale = useLocale();
  return (
    <search>
      <form
        action={getPathname({ locale, href: route("/indikator") })}
        method="get"
        className="flex max-w-prose flex-col gap-1.5"
      >
        <label htmlFor="q" className="font-medium">
          {t("search")}
        </label>
        <div className="flex gap-2">
          <input
            id="q"
            name="q"
            type="search"
            autoComplete="off"
            aria-describedby="q-help"
            className={controlClasses}
          />
          <button type="submit" className={buttonClasses("primary")}>
            <Search aria-hidden className="size-4" />
            {t("searchButton")}
          </button>
        </div>
        <p id="q-help" className="text-sm text-muted">
          {t("searchHelp")}
        </p>
        <noscript>
          <p className="text-sm text-muted">{t("searchNoScript")}</p>
        </noscript>
        {children}
      </form>
    </search>
  );
}
