import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { Locale } from "@/lib/platform/format/locale";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type SearchFormProps = { id: string; q?: string; large?: boolean; className?: string };

export function SearchForm(props: SearchFormProps) {
  return <SearchFormIn {...props} locale={useLocale()} t={useTranslations("Search")} />;
}

type SearchWords = (key: "title" | "label" | "placeholder" | "submit") => string;

/** A plain form: it works without scripts, and its address can be passed on. For a page that speaks two languages. */
export function SearchFormIn({
  id,
  q,
  large = false,
  className,
  locale,
  t,
}: SearchFormProps & { locale: Locale; t: SearchWords }) {
  const action = getPathname({ locale, href: route("/cari") });
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is newer than the readers that people have
    <form
      role="search"
      aria-label={large ? t("title") : t("label")}
      action={action}
      className={classNames("flex min-w-0 items-stretch", large && "max-w-prose", className)}
    >
      <label htmlFor={id} className="sr-only">
        {t("label")}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        defaultValue={q}
        maxLength={100}
        required
        placeholder={t("placeholder")}
        className="min-h-11 w-full min-w-0 rounded-s-md border border-e-0 border-control bg-raised px-3 text-ink placeholder:text-muted md:min-h-10"
      />
      <button
        type="submit"
        className="inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-e-md border border-control bg-raised px-3 font-medium hover:bg-sunken md:min-h-10 md:min-w-10"
      >
        <Search aria-hidden className="size-5" />
        <span className={large ? undefined : "sr-only"}>{t("submit")}</span>
      </button>
    </form>
  );
}
