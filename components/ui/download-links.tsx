import { useLocale, useTranslations } from "next-intl";
import { classNames } from "./class-names";

type DownloadLinksProps = {
  /** The file's address without a format. */
  href: string;
  /** What a program takes besides CSV, at the address itself. */
  withJson?: boolean;
  /** Of an export the workbook has more than a CSV can hold: its first sheet is offered too. */
  withSummary?: boolean;
  className?: string;
};

/** One table in every form that people and programs take; each link says which it is. Plain links: files, not pages. */
export function DownloadLinks({ href, withJson = false, withSummary = false, className }: DownloadLinksProps) {
  const t = useTranslations("Downloads");
  const locale = useLocale();
  const at = (format: string, more = "") => `${href}${href.includes("?") ? "&" : "?"}format=${format}${more}`;
  const reader = `csv-${locale}`;
  const links = [
    { key: "xlsx", address: at("xlsx", withJson && locale === "en" ? "&lang=en" : ""), label: t("xlsx") },
    { key: "reader", address: at(reader), label: t("reader") },
    ...(withSummary
      ? [{ key: "summary", address: at(reader, "&lembar=1"), label: t("summary", { file: t("reader") }) }]
      : []),
    { key: "machine", address: at("csv"), label: t("machine") },
    ...(withJson ? [{ key: "json", address: href, label: t("json") }] : []),
  ];
  return (
    <ul aria-label={t("label")} data-print="no" className={classNames("flex flex-wrap gap-x-5 gap-y-1", className)}>
      {links.map(({ key, address, label }) => (
        <li key={key}>
          <a href={address} className="text-link inline-flex min-h-11 items-center md:min-h-8">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
