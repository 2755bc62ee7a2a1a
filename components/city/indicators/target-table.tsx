import { useLocale, useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Indonesian } from "@/components/ui/indonesian";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import type { EarlierTarget } from "@/lib/city/indicators/standing";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { useTarget } from "./target-words";

/** What was planned for each year, newest first, with what it said before and why that was changed. */
export function TargetTable({ indicator }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const target = useTarget();
  const { targets, earlierTargets } = indicator;
  const taken = earlierTargets.filter(({ year }) => !targets.some((one) => one.year === year));
  return (
    <>
      <DataTable
        caption={t("targets")}
        captionHidden
        rows={[...targets].reverse()}
        rowKey={({ year }) => `${year}`}
        columns={[
          { key: "year", header: t("year"), heading: true, cell: ({ year }) => year },
          {
            key: "value",
            header: words("target"),
            cell: (row) => (
              <>
                <span className="font-semibold">{target(row, row)}</span>
                <Earlier rows={earlierTargets.filter(({ year }) => year === row.year)} reason={row.reason} />
              </>
            ),
          },
          { key: "plan", header: t("plan"), cell: ({ plan }) => <Indonesian>{plan}</Indonesian> },
          { key: "source", long: true, header: words("source"), cell: ({ source }) => <SourceText text={source} /> },
        ]}
      />
      {taken.length > 0 ? <EarlierList rows={taken} withYear /> : null}
    </>
  );
}

type EarlierProps = { rows: EarlierTarget[]; reason: string };

/** The targets that stood here before, and why the present one took their place. */
function Earlier({ rows, reason }: EarlierProps) {
  const t = useTranslations("Targets");
  const words = useTranslations("Public");
  if (rows.length === 0) return null;
  return (
    <Disclosure summary={words("earlierVersions", { count: rows.length })}>
      {reason ? (
        <p>
          {t("changedBecause")} <Indonesian>{reason}</Indonesian>
        </p>
      ) : null}
      <EarlierList rows={rows} />
    </Disclosure>
  );
}

function EarlierList({ rows, withYear = false }: Omit<EarlierProps, "reason"> & { withYear?: boolean }) {
  const t = useTranslations("Targets");
  const words = useTranslations("Public");
  const locale = useLocale();
  const zone = useZone();
  const target = useTarget();
  return (
    <ul className="mt-2 flex flex-col gap-2 text-sm">
      {rows.map((row) => (
        <li key={`${row.year} ${row.revision}`}>
          {withYear ? `${row.year}: ` : null}
          <span className="font-semibold">{target(row, row)}</span> · {words("revision", { revision: row.revision })} ·{" "}
          {t(row.withdrawn ? "withdrawnOn" : "replacedOn", {
            date: formatDate(dayIn(zone, new Date(row.replacedAt)), locale),
          })}
          {row.reason ? (
            <>
              {" "}
              · <Indonesian>{row.reason}</Indonesian>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
