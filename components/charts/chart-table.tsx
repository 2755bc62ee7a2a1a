import { useTranslations } from "next-intl";

export type ChartTableProps = {
  caption: string;
  /** First the column that names the row. */
  headers: string[];
  /** Formatted figures; null is said as "belum tersedia". */
  rows: { key: string; cells: (string | null)[] }[];
  /** The last column holds words, not figures. */
  endsWithNotes?: boolean;
};

export function ChartTable({ caption, headers, rows, endsWithNotes = false }: ChartTableProps) {
  const t = useTranslations("Common");
  const alignment = (index: number) =>
    index === 0 || (endsWithNotes && index === headers.length - 1) ? "text-start" : "text-end";
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-control text-muted">
            {headers.map((header, index) => (
              <th key={header} scope="col" className={`py-2 pe-4 font-medium ${alignment(index)}`}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b border-hairline">
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={headers[index]} scope="row" className="py-2 pe-4 text-start font-medium">
                    {cell}
                  </th>
                ) : (
                  <td key={headers[index]} className={`py-2 pe-4 ${alignment(index)}`}>
                    {cell ?? <span className="text-muted">{t("notAvailable")}</span>}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
