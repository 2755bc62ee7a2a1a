import { useLocale, useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { DataTable } from "@/components/ui/data-table";
import { Indonesian } from "@/components/ui/indonesian";
import type { PublicLegalDocument } from "@/lib/city/legal-documents/published";
import { formatDate } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";

/** Number, year and day are told apart; a day that no source gives is said to be unknown. */
export function LegalDocumentTable({ documents }: { documents: PublicLegalDocument[] }) {
  const t = useTranslations("About");
  const words = useTranslations("Public");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("legalCaption")}
      captionHidden
      rows={documents}
      rowKey={({ type, number, year, title }) => `${type} ${number} ${year} ${title}`}
      columns={[
        { key: "title", header: t("document"), heading: true, cell: (one) => <Title document={one} /> },
        { key: "type", header: t("type"), cell: ({ type }) => t(`types.${type}`) },
        {
          key: "number",
          header: t("number"),
          cell: ({ number, year }) =>
            number ? t("numberYear", { number, year: `${year}` }) : t("yearOnly", { year: `${year}` }),
        },
        {
          key: "enacted",
          header: t("enacted"),
          cell: ({ enactedOn }) => (enactedOn ? formatDate(enactedOn, locale) : t("enactedUnknown")),
        },
        { key: "status", header: t("status"), cell: ({ status }) => t(`legalStatuses.${status}`) },
        {
          key: "source",
          long: true,
          header: words("source"),
          cell: ({ source }) => (source ? <SourceText text={source} /> : null),
        },
      ]}
    />
  );
}

function Title({ document: { title, file, restsOn, replaces } }: { document: PublicLegalDocument }) {
  const t = useTranslations("About");
  const notes = [
    ...(restsOn.length > 0 ? [t("restsOn", { titles: restsOn.join("; ") })] : []),
    ...(replaces.length > 0 ? [t("replaces", { titles: replaces.join("; ") })] : []),
  ];
  return (
    <>
      {file ? (
        // A file of ours, not a page of the site.
        <a href={route("/api/city/files/[id]", { id: file.id })} className="text-link" lang="id">
          {title}
          <span className="sr-only"> (PDF)</span>
        </a>
      ) : (
        <Indonesian>{title}</Indonesian>
      )}
      {notes.map((note) => (
        <span key={note} className="block text-sm font-normal text-muted">
          {note}
        </span>
      ))}
    </>
  );
}
