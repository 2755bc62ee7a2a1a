import { useLocale, useTranslations } from "next-intl";
import { Fragment, useId } from "react";
import type { PublicTerm } from "@/lib/city/glossary/published";
import { inRunningText } from "@/lib/city/glossary/running-text";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/**
 * A word with its meaning under the pointer, at the focus and at a press: a popover of the browser, which needs no script,
 * can be pointed at, stays until it is left and closes with Esc (WCAG 1.4.13). `interestfor` opens it by itself; where a
 * browser does not know that, public/site.js does, and without scripts a press. On paper the page stands beside its glossary.
 */
export function ExplainedWord({ term, said }: { term: PublicTerm; said?: string }) {
  const t = useTranslations("Glossary");
  const locale = useLocale();
  const id = useId();
  const { explanation } = term;
  return (
    <span data-word>
      <button
        type="button"
        popoverTarget={id}
        // React's types do not know it yet.
        {...{ interestfor: id }}
        className="cursor-pointer whitespace-normal underline decoration-dotted underline-offset-4"
      >
        {said ?? term.term[locale]}
      </button>
      <span
        id={id}
        popover="auto"
        className="m-auto whitespace-normal max-w-[min(24rem,calc(100vw-2rem))] rounded-md border border-hairline bg-raised p-4 text-base text-ink shadow-lg supports-[position-area:block-end]:inset-auto supports-[position-area:block-end]:m-1 [position-area:block-end_span-inline-end] [position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]"
      >
        <span className="block font-semibold">{term.term[locale]}</span>
        <span className="block">{explanation[locale]}</span>
        <Link
          href={route("/glosarium", {}, { hash: term.id })}
          className="text-link mt-2 inline-flex min-h-11 items-center text-sm md:min-h-8"
        >
          {t("title")}
        </Link>
      </span>
    </span>
  );
}

/** A running text in which each word of the glossary is explained where it stands first. */
export function ExplainedText({ terms, children }: { terms: readonly PublicTerm[]; children: string }) {
  const locale = useLocale();
  const parts = inRunningText(children, terms, locale);
  return parts.map(({ text, term, at }, index) => {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    if (!term) return <Fragment key={at}>{betweenWords(text, { after: before?.term, before: after?.term })}</Fragment>;
    return (
      // A line may break on either side of a button: a bracket or a full stop would stand alone.
      <span key={at} className="whitespace-nowrap">
        {before && tailOf(before.text)}
        <ExplainedWord term={term} said={text} />
        {after && !after.term && HEAD.exec(after.text)?.[0]}
      </span>
    );
  });
}

const HEAD = /^\S+/;
const tailOf = (text: string) => text.split(/\s/).at(-1) ?? "";

/** What is left of a text when the words beside it have taken what touches them. */
function betweenWords(
  text: string,
  { after, before }: { after?: PublicTerm | undefined; before?: PublicTerm | undefined },
) {
  const rest = after ? text.replace(HEAD, "") : text;
  return before ? rest.slice(0, rest.length - tailOf(rest).length) : rest;
}
