import { useLocale } from "next-intl";
import type { PublicTerm } from "@/lib/city/glossary/published";

/** Words with what they mean. */
export function TermList({ terms }: { terms: PublicTerm[] }) {
  const locale = useLocale();
  return (
    <dl className="flex max-w-prose flex-col gap-6">
      {terms.map(({ id, term, explanation }) => (
        <div key={id} id={id}>
          <dt className="font-semibold">
            {term[locale]}
            {locale === "en" && term.id !== term.en ? (
              <span lang="id" className="font-normal text-muted">
                {" "}
                ({term.id})
              </span>
            ) : null}
          </dt>
          <dd>{explanation[locale]}</dd>
        </div>
      ))}
    </dl>
  );
}
