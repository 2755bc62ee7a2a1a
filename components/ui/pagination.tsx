import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";
import { buttonClasses } from "./button";

/** Of how many pages, or only whether there is another, where counting them would read everything. */
type PaginationProps = { page: number; hrefFor: (page: number) => string } & ({ pages: number } | { hasMore: boolean });

export function Pagination({ page, hrefFor, ...length }: PaginationProps) {
  const t = useTranslations("Pagination");
  const hasMore = "pages" in length ? page < length.pages : length.hasMore;
  if (page === 1 && !hasMore) return null;
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center justify-between gap-4 py-4">
      <span className="flex-1">
        {page > 1 ? (
          <Link href={hrefFor(page - 1)} rel="prev" className={buttonClasses("secondary")}>
            <ArrowLeft aria-hidden className="size-4" />
            {t("previous")}
          </Link>
        ) : null}
      </span>
      <span className="order-first basis-full text-center text-sm text-muted sm:order-none sm:basis-auto">
        {"pages" in length ? t("position", { page, pages: length.pages }) : t("page", { page })}
      </span>
      <span className="flex flex-1 justify-end">
        {hasMore ? (
          <Link href={hrefFor(page + 1)} rel="next" className={buttonClasses("secondary")}>
            {t("next")}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        ) : null}
      </span>
    </nav>
  );
}
