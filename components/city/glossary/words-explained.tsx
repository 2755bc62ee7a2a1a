import { useTranslations } from "next-intl";
import type { PublicTerm } from "@/lib/city/glossary/published";
import { ExplainedWord } from "./explained";

/** Words of a page that not everybody knows, where no sentence at its head has them. */
export function WordsExplained({ terms }: { terms: PublicTerm[] }) {
  const t = useTranslations("Glossary");
  if (terms.length === 0) return null;
  return (
    <p
      className="-mt-4 mb-8 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm [&_button]:min-h-11 md:[&_button]:min-h-8"
      data-print="no"
    >
      <span className="text-muted">{t("whatIs")}</span>
      {terms.map((term) => (
        <ExplainedWord key={term.id} term={term} />
      ))}
    </p>
  );
}
