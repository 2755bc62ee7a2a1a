import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";
import { buttonClasses } from "./button";

type PaginationProps = { page: number; pages: number; hrefFor: (page: number) => string };

export function Pagination({ page, pages, hrefFor }: PaginationProps) {
  const t = useTranslations("Pagination");
  if (pages <= 1) return null;
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
        {t("position", { page, pages })}
      </span>
      <span className="flex flex-1 justify-end">
        {page < pages ? (
          <Link href={hrefFor(page + 1)} rel="next" className={buttonClasses("secondary")}>
            {t("next")}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        ) : null}
      </span>
    </nav>
  );
}
