import { useTranslations } from "next-intl";

export type ChartTableProps = {
  caption: string;
  /** First the column that names the row. */
  headers: string[];
  /** Formatted figures; null is said as "belum tersedia". */
  rows: { key: string; cells: (string | null)[] }[];
};

export function ChartTable({ caption, headers, rows }: ChartTableProps) {
  const t = useTranslations("Common");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-control text-muted">
            {headers.map((header, index) => (
              <th
                key={header}
                scope="col"
                className={`py-2 pe-4 font-medium ${index === 0 ? "text-start" : "text-end"}`}
              >
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
                  <td key={headers[index]} className="py-2 pe-4 text-end">
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
