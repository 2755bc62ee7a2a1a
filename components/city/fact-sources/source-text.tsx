import { getLocale, getTranslations } from "next-intl/server";
import { Indonesian } from "@/components/ui/indonesian";
import { citedIn, type PublicFactSource } from "@/lib/city/fact-sources/citation";
import { listFactSources } from "@/lib/city/fact-sources/published";
import { formatDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";

// A page of a site, never the bare site: that would send a reader to look for it.
const ADDRESS = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s;,)]+)$/i;

/**
 * A source as it is recorded. A page that shipped facts were read in is told by publisher, title and date, with what is
 * doubtful about it; of other words the addresses become links.
 */
export async function SourceText({ text }: { text: string }) {
  const [t, sources] = await Promise.all([getTranslations("FactSources"), listFactSources()]);
  const parts = citedIn(text, sources);
  const first = parts.findIndex(({ kind }) => kind === "source");
  return (
    <span className="[overflow-wrap:anywhere]">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text, which may repeat
        <span key={index} className={index > 0 ? "block" : undefined}>
          {index === first ? `${t("taken")} ` : null}
          {part.kind === "source" ? <Citation source={part.source} /> : <Words text={part.text} />}
        </span>
      ))}
    </span>
  );
}

/** Publisher, title and date of a page, as a link to it. */
export async function Citation({ source }: { source: PublicFactSource }) {
  const [t, locale] = await Promise.all([getTranslations("FactSources"), getLocale() as Promise<Locale>]);
  const { publisher, title, publishedOn, url, note } = source;
  const name = (
    <Indonesian>
      {publisher}
      {title ? `, \u201c${title}\u201d` : null}
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
      {title ? null : `, ${t("noTitle")}`}, {publishedOn ? formatDate(publishedOn, locale) : t("noDate")}
      {note[locale] ? (
        <details className="text-sm text-muted">
          <summary className="inline-flex min-h-6 cursor-pointer items-center underline underline-offset-2">
            {t("doubt")}
          </summary>
          {note[locale]}
        </details>
      ) : null}
    </>
  );
}

function Words({ text }: { text: string }) {
  return (
    <Indonesian>
      {text.split(/(\s+|[;,()])/).map((word, index) => {
        const address = ADDRESS.exec(word)?.[1];
        return address ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of a fixed text, which may repeat
          <a key={index} className="text-link" href={`https://${address}`} rel="nofollow noopener">
            {word}
          </a>
        ) : (
          word
        );
      })}
    </Indonesian>
  );
}

export function Sourced({ label, text }: { label: string; text: string }) {
  return (
    <div className="text-sm text-muted">
      {label}: <SourceText text={text} />
    </div>
  );
}
