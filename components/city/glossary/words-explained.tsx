import { useLocale, useTranslations } from "next-intl";
import type { PublicTerm } from "@/lib/city/glossary/published";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/**
 * Words of a page that not everybody knows, each a button that opens what it means: the browser's own popover, which
 * needs no script, stays until it is closed, and closes with Esc. On paper the page is read beside its glossary.
 */
export function WordsExplained({ terms }: { terms: PublicTerm[] }) {
  const t = useTranslations("Glossary");
  const locale = useLocale();
  if (terms.length === 0) return null;
  return (
    <p className="-mt-4 mb-8 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm" data-print="no">
      <span className="text-muted">{t("whatIs")}</span>
      {terms.map(({ id, term, explanation }) => (
        <span key={id}>
          <button
            type="button"
            popoverTarget={`kata-${id}`}
            className="min-h-11 cursor-pointer underline decoration-dotted underline-offset-4 md:min-h-8"
          >
            {term[locale]}
          </button>
          <span
            id={`kata-${id}`}
            popover="auto"
            className="m-auto max-w-[min(24rem,calc(100vw-2rem))] rounded-md border border-hairline bg-raised p-4 text-base text-ink shadow-lg supports-[position-area:block-end]:inset-auto supports-[position-area:block-end]:m-1 [position-area:block-end_span-inline-end] [position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]"
          >
            <span className="block font-semibold">{term[locale]}</span>
            <span className="block">{explanation[locale]}</span>
            <Link
              href={route("/glosarium", {}, { hash: id })}
              className="text-link mt-2 inline-flex min-h-11 items-center text-sm md:min-h-8"
            >
              {t("title")}
            </Link>
          </span>
        </span>
      ))}
    </p>
  );
}
