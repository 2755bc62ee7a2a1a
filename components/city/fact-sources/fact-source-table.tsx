import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Indonesian } from "@/components/ui/indonesian";
import { anchorOf, type PublicFactSource } from "@/lib/city/fact-sources/citation";
import { formatDate } from "@/lib/platform/format/date";
/** Publisher, title, date as far as it is known, and what is doubtful. */
export function FactSourceTable({ sources, caption }: { sources: PublicFactSource[]; caption: string }) {
  const t = useTranslations("FactSources");
  const locale = useLocale();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={sources}
      rowKey={({ key }) => key}
      rowId={({ key }) => anchorOf(key)}
      columns={[
        {
          key: "title",
          header: t("pageTitle"),
          heading: true,
          cell: ({ title, url }) => {
            const name = title ? <Indonesian>{title}</Indonesian> : t("noTitle");
            return url ? (
              <a href={url} className="text-link" rel="nofollow noopener">
                {name}
              </a>
            ) : (
              <>
                {name} ({t("noAddress")})
              </>
            );
          },
        },
        { key: "publisher", header: t("publisher"), cell: ({ publisher }) => <Indonesian>{publisher}</Indonesian> },
        {
          key: "date",
          header: t("date"),
          cell: ({ publishedOn }) => (publishedOn ? formatDate(publishedOn, locale) : t("noDate")),
        },
        { key: "note", long: true, header: t("notes"), cell: ({ note }) => note[locale] || null },
      ]}
    />
  );
}
