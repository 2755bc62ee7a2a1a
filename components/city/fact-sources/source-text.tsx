// A page of a site, never the bare site: that would send a reader to look for it.

import { getLocale, getTranslations } from "next-intl/server";
import { Indonesian } from "@/components/ui/indonesian";
import { anchorOf, citedIn, type PublicFactSource } from "@/lib/city/fact-sources/citation";
import { listFactSources } from "@/lib/city/fact-sources/published";
import { formatDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

const ADDRESS = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s;,)]+)$/i;

/**
 * A source as it is recorded. A page that shipped facts were read in is told by publisher, title and date, and leads to
 * what is doubtful about it; of other words the addresses become links. Brief where the whole stands elsewhere on the page.
 */
export async function SourceText({ text, brief }: { text: string; brief?: boolean }) {
  const [t, sources] = await Promise.all([getTranslations("FactSources"), listFactSources()]);
  const parts = citedIn(text, sources);
  const first = parts.findIndex(({ kind }) => kind === "source");
  return (
    <span className="[overflow-wrap:anywhere]">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text, which may repeat
        <span key={index} className={index > 0 ? "block" : undefined}>
          {index === first ? `${t("taken")} ` : null}
          {part.kind === "source" ? (
            <Citation source={part.source} brief={brief} />
          ) : (
            <Indonesian>
              <LinkedWords text={part.text} />
            </Indonesian>
          )}
        </span>
      ))}
    </span>
  );
}

type CitationProps = { source: PublicFactSource; brief?: boolean | undefined };

/** Publisher, title and date of a page, as a link to it; what is doubtful about it is told once, in the list of sources. */
export async function Citation({ source, brief }: CitationProps) {
  const [t, locale] = await Promise.all([getTranslations("FactSources"), getLocale() as Promise<Locale>]);
  const { key, publisher, title, publishedOn, url, note } = source;
  const name = (
    <Indonesian>
      {publisher}
      {title && !brief ? `, \u201c${title}\u201d` : null}
    </Indonesian>
  );
  return (
    <>
      {url ? (
        <a className="text-link" href={url} rel="nofollow noopener">
          {name}
        </a>
      ) : (
        name
      )}
      {title || brief ? null : `, ${t("noTitle")}`}, {publishedOn ? formatDate(publishedOn, locale) : t("noDate")}
      {note[locale] ? (
        <>
          {" ("}
          <Link href={route("/sumber", {}, { hash: anchorOf(key) })} className="text-link">
            {t("doubt")}
            <span className="sr-only">: {publisher}</span>
          </Link>
          )
        </>
      ) : null}
    </>
  );
}

/** Words in whatever language, with links where they name a page. */
export function LinkedWords({ text }: { text: string }) {
  return text.split(/(\s+|[;,()])/).map((word, index) => {
    const address = ADDRESS.exec(word)?.[1];
    return address ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: words of a fixed text, which may repeat
      <a key={index} className="text-link" href={`https://${address}`} rel="nofollow noopener">
        {word}
      </a>
    ) : (
      word
    );
  });
}

export function Sourced({ label, text, brief }: { label: string; text: string; brief?: boolean }) {
  return (
    <div className="text-sm text-muted">
      {label}: <SourceText text={text} brief={brief ?? false} />
    </div>
  );
}
