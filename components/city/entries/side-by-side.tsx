import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type Side = { key: string; label: string; before: string | null; after: string | null; note?: ReactNode };

type SideBySideProps = { caption: string; beforeLabel: string; afterLabel: string; rows: Side[]; hasBefore: boolean };

/** What was published beside what is handed in; what differs is marked with a word, not by colour alone. */
export function SideBySide({ caption, beforeLabel, afterLabel, rows, hasBefore }: SideBySideProps) {
  const t = useTranslations("Compare");
  return (
    <div className="flex flex-col gap-2">
      {hasBefore ? null : <p className="text-muted">{t("firstOne")}</p>}
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only md:not-sr-only">
          <tr className="border-b border-control">
            <th scope="col" className="w-1/5 py-2 pe-4 text-start text-sm text-muted">
              {t("field")}
            </th>
            {hasBefore ? (
              <th scope="col" className="py-2 pe-4 text-start text-sm text-muted">
                {beforeLabel}
              </th>
            ) : null}
            <th scope="col" className="py-2 text-start text-sm text-muted">
              {afterLabel}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, before, after, note }) => (
            <tr key={key} className="block border-b border-hairline py-3 align-top md:table-row md:py-0">
              <th scope="row" className="block py-1 pe-4 text-start font-medium md:table-cell md:py-3">
                {label}
              </th>
              {hasBefore ? (
                <td className="block py-1 pe-4 break-words whitespace-pre-line text-muted md:table-cell md:py-3">
                  <span className="text-sm md:hidden">{beforeLabel}: </span>
                  {before ? <Text>{before}</Text> : t("empty")}
                </td>
              ) : null}
              <td
                className={classNames(
                  "block py-1 break-words whitespace-pre-line md:table-cell md:py-3",
                  hasBefore && before !== after && "font-semibold",
                )}
              >
                {hasBefore ? <span className="text-sm font-normal text-muted md:hidden">{afterLabel}: </span> : null}
                {after ? <Text>{after}</Text> : t("empty")}
                {hasBefore && before !== after ? (
                  <span className="ms-2 text-sm font-normal text-accent">({t("changed")})</span>
                ) : null}
                {note ? <div className="mt-1 text-sm font-normal">{note}</div> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A web address is a link: the one who verifies opens the evidence. */
function Text({ children }: { children: string }) {
  if (!/^https?:\/\/\S+$/.test(children)) return children;
  return (
    <a href={children} className="text-link" target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
