import { useLocale, useTranslations } from "next-intl";
import { Sparkline } from "@/components/charts/sparkline";
import { DataTable } from "@/components/ui/data-table";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import type { PublicIndicatorSummary } from "@/lib/city/indicators/published";
import { followsOn, formatPeriod, middleOf } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { IndicatorStatusBadge } from "./indicator-status";
import { useTarget, useTold } from "./target-words";
import { TrendText } from "./trend-text";

type IndicatorTableProps = { caption: string; captionHidden?: boolean; indicators: PublicIndicatorSummary[] };

/** Indicators with where they stand: the same table on a pillar's, a programme's and the list page. */
export function IndicatorTable({ caption, captionHidden, indicators }: IndicatorTableProps) {
  const t = useTranslations("PublicIndicators");
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      rows={indicators}
      rowKey={(row) => row.code}
      columns={[
        { key: "name", header: t("indicator"), heading: true, cell: (row) => <NameCell indicator={row} /> },
        { key: "value", header: t("latest"), cell: (row) => <ValueCell indicator={row} /> },
        { key: "target", header: t("target"), cell: (row) => <TargetCell indicator={row} /> },
        { key: "status", header: t("status"), cell: (row) => <IndicatorStatusBadge status={row.status} /> },
        // Without a value the row already says so; a second "nothing yet" would only be noise.
        { key: "trend", header: t("trendColumn"), cell: (row) => (row.latest ? <TrendCell indicator={row} /> : null) },
      ]}
    />
  );
}

type CellProps = { indicator: PublicIndicatorSummary };

function NameCell({ indicator }: CellProps) {
  const locale = useLocale();
  const { code, name, agency, programme } = indicator;
  // Both languages, so that a search for "poverty" on the Indonesian page finds it too.
  const words = [code, name.id, name.en, agency?.name, agency?.shortName, ...(agency?.formerly ?? []), programme?.name]
    .join(" ")
    .toLowerCase();
  return (
    <span data-search={words} className="block lg:min-w-52">
      <Link href={route("/indikator/[kode]", { kode: code })} className="text-link">
        {name[locale]}
      </Link>
      <span className="block text-sm font-normal text-muted">
        {code}
        {agency ? (
          <>
            {" "}
            · <Indonesian>{agency.shortName}</Indonesian>
          </>
        ) : null}
      </span>
    </span>
  );
}

function TrendCell({ indicator: { sparkline, pillar, trend, latest, definition } }: CellProps) {
  const points = sparkline.flatMap((stretch, index) =>
    stretch.flatMap(({ period, value }, n) => {
      const before = stretch[n - 1];
      const isCut = before ? !followsOn(before.period, period) : index > 0;
      return [...(isCut ? [null] : []), { at: middleOf(period), value: Number(value) }];
    }),
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {points.length > 1 ? <Sparkline points={points} pillar={pillar?.code} /> : null}
      <TrendText trend={trend} measure={latest ?? definition} />
    </div>
  );
}

function ValueCell({ indicator: { latest, agency } }: CellProps) {
  const t = useTranslations("Public");
  const locale = useLocale();
  const told = useTold();
  if (!latest) return <Missing owedBy={agency?.shortName} />;
  return (
    <>
      <span className="font-semibold">{told(latest)}</span>
      <span className="block text-sm text-muted">
        {formatPeriod(latest.period, locale)} · {t(`certainties.${latest.certainty}`)}
      </span>
    </>
  );
}

function TargetCell({ indicator: { target } }: CellProps) {
  const t = useTranslations("PublicIndicators");
  const say = useTarget();
  if (!target) return <Missing />;
  return t("targetYear", { value: say(target, target), year: `${target.year}` });
}
