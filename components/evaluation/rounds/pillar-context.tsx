import { getLocale, getTranslations } from "next-intl/server";
import { TargetText, Told } from "@/components/city/indicators/told";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { PageSection } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { type IndicatorStatus, indicatorStatus } from "@/lib/city/indicators/achievement";
import type { ListedIndicator } from "@/lib/city/indicators/queries";
import type { listPillarQuickWins } from "@/lib/city/programmes/queries";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

const TONES: Record<IndicatorStatus, Tone> = {
  MET: "success",
  NEAR: "info",
  NOT_MET: "danger",
  NO_DATA: "neutral",
  NOT_RATED: "neutral",
};

type PillarContextProps = {
  pillarCode: string;
  quickWins: Awaited<ReturnType<typeof listPillarQuickWins>>;
  indicators: ListedIndicator[];
};

/** What a council member judges by: the Quick Wins and the indicators of the pillar, as verified or published. */
export async function PillarContext({ pillarCode, quickWins, indicators }: PillarContextProps) {
  const locale = await getLocale();
  const t = await getTranslations("Council");
  const status = await getTranslations("IndicatorStatus");
  return (
    <>
      <PageSection id="quick-win" title={t("quickWin")}>
        <ul className="flex flex-col gap-4">
          {quickWins.map((programme) => (
            <li key={programme.id} className="flex max-w-prose flex-col gap-2">
              <Link href={route("/kelola/program/[slug]", { slug: programme.slug })} className="text-link font-medium">
                {programme.name}
              </Link>
              {programme.newest?.physicalPercent ? (
                <ProgressBar
                  value={Number(programme.newest.physicalPercent)}
                  label={`${t("progress")}, ${formatPeriod(programme.newest.period, locale)}`}
                  text={formatPercent(programme.newest.physicalPercent, { locale })}
                  pillar={pillarCode}
                />
              ) : (
                <p>
                  {t("progress")}: <Missing owedBy={programme.agency} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </PageSection>
      <PageSection id="indikator" title={t("indicators")}>
        <DataTable
          caption={t("indicators")}
          captionHidden
          rows={indicators}
          rowKey={(item) => item.id}
          columns={[
            {
              key: "name",
              header: t("indicator"),
              heading: true,
              cell: (item) => (
                <Link href={route("/kelola/indikator/[kode]", { kode: item.code })} className="text-link">
                  {locale === "id" ? item.nameId : item.nameEn}
                </Link>
              ),
            },
            {
              key: "value",
              header: t("value"),
              numeric: true,
              cell: (item) =>
                item.newest && (item.newest.value || item.newest.state) ? (
                  <>
                    <Told value={item.newest} />{" "}
                    <span className="text-sm text-muted">({formatPeriod(item.newest.period, locale)})</span>
                  </>
                ) : (
                  <Missing owedBy={item.agency.shortName} />
                ),
            },
            {
              key: "target",
              header: t("target"),
              numeric: true,
              cell: (item) => {
                const own = targetOf(item);
                return own ? <TargetText {...own} /> : <Missing />;
              },
            },
            {
              key: "status",
              header: t("status"),
              cell: (item) => {
                const rated = statusOf(item);
                return <StatusBadge tone={TONES[rated]}>{status(rated)}</StatusBadge>;
              },
            },
          ]}
        />
      </PageSection>
    </>
  );
}

/** The target of the year that the newest value is of: a value is not measured against another year's target. */
function targetOf(item: ListedIndicator) {
  const year = Number(item.newest?.period.slice(0, 4) ?? item.targets[0]?.year);
  return item.targets.find((target) => target.year === year);
}

function statusOf(item: ListedIndicator): IndicatorStatus {
  return indicatorStatus({
    polarity: item.newest?.polarity ?? "NEUTRAL",
    value: item.newest?.value ?? null,
    state: item.newest?.state ?? null,
    target: targetOf(item)?.target ?? null,
  });
}
