import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PageSection } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { Found, SearchResult } from "@/lib/site/search/published";
import type { SearchAsked } from "@/lib/site/search/schemas";

/** What was found, a group for each kind; each says how much there is, and leads to the rest. */
export function SearchResults({ asked, result }: { asked: SearchAsked; result: SearchResult }) {
  const t = useTranslations("Search");
  const { groups, total, corrected, unknown, onlySome, pages } = result;
  return (
    <>
      <div className="mt-6 flex max-w-prose flex-col gap-1" role="status">
        <p className="font-medium">{t("found", { count: total, q: asked.q })}</p>
        {corrected.map(({ typed, meant }) => (
          <p key={typed}>{t("corrected", { typed, meant })}</p>
        ))}
        {unknown.length > 0 ? <p>{t("unknown", { words: unknown.join(", ") })}</p> : null}
        {onlySome ? <p>{t("onlySome")}</p> : null}
      </div>
      {total === 0 && groups.length === 0 ? (
        <div className="mt-6">
          <EmptyState
            title={t("none")}
            action={
              <Link href={route("/tanya")} className="text-link">
                {t("ask")}
              </Link>
            }
          >
            <p>{t("noneHint")}</p>
          </EmptyState>
        </div>
      ) : null}
      {asked.jenis ? (
        <p className="mt-4">
          <Link href={route("/cari", {}, { query: { q: asked.q } })} className="text-link">
            {t("allKinds")}
          </Link>
        </p>
      ) : null}
      {groups.map(({ kind, total: ofKind, items }) => (
        <PageSection key={kind} id={`jenis-${kind}`} title={t("group", { kind: t(`kinds.${kind}`), count: ofKind })}>
          <ul className="flex max-w-prose flex-col gap-5">
            {items.map((found) => (
              <li key={found.key}>
                <FoundItem found={found} />
              </li>
            ))}
          </ul>
          {!asked.jenis && ofKind > items.length ? (
            <p className="mt-4">
              <Link
                href={route("/cari", {}, { query: { q: asked.q, jenis: kind } })}
                className="text-link inline-flex min-h-11 items-center md:min-h-6"
              >
                {t("more", { count: ofKind, kind: t(`kinds.${kind}`) })}
              </Link>
            </p>
          ) : null}
        </PageSection>
      ))}
      {asked.jenis ? (
        <Pagination
          page={asked.hal}
          pages={pages}
          hrefFor={(hal) => route("/cari", {}, { query: { q: asked.q, jenis: asked.jenis, hal } })}
        />
      ) : null}
    </>
  );
}

/** Of a text of many lines the beginning is its title. */
const LINE = 140;

function FoundItem({ found: { path, title, key, kind, onlyIndonesian, excerpt } }: { found: Found }) {
  const isWritten = useLocale() !== "id" && onlyIndonesian && kind !== "PAGE";
  const shown = title.length > LINE ? `${title.slice(0, LINE - 1).trimEnd()}…` : title;
  const code = kind === "INDICATOR" || kind === "RECOMMENDATION" ? key : null;
  return (
    <>
      <Link href={path} className="text-link inline-block min-h-6 font-medium max-md:py-2.5">
        {code ? `${code} · ` : ""}
        <span lang={isWritten ? "id" : undefined}>{shown}</span>
      </Link>
      {excerpt.length > 0 && kind !== "PAGE" ? (
        <p className="text-sm text-muted" lang={isWritten ? "id" : undefined}>
          {excerpt.map(({ text, found }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
            found ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </p>
      ) : null}
    </>
  );
}
