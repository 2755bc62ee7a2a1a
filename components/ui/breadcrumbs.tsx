import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";

/** `lang` where the label is what somebody wrote, in another language than the page. */
export type Crumb = { label: string; href: string; lang?: "id" };

/** The way to this page, without the page itself: its name is the h1 just below. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations("Nav");
  return (
    <nav aria-label={t("breadcrumbs")} data-print="no">
      <ol className="flex flex-wrap gap-x-2 text-sm text-muted">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="not-last:after:ms-2 not-last:after:content-['/']">
            <Link
              href={crumb.href}
              lang={crumb.lang}
              className="inline-flex min-h-11 items-center md:min-h-6 underline-offset-4 hover:underline"
            >
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
