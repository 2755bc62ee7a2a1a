import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { StatusBadge } from "@/components/ui/status-badge";
import type { PublicRoundSummary } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPartialDate } from "@/lib/platform/format/date";
import { formatPercent } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { useRoundName } from "./round-words";
import { ScoreChange } from "./score-change";

export function RoundTable({ rounds }: { rounds: PublicRoundSummary[] }) {
  const t = useTranslations("Rounds");
  const locale = useLocale();
  const roundName = useRoundName();
  return (
    <DataTable
      caption={t("caption")}
      rows={rounds}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: "round",
          header: t("round"),
          heading: true,
          cell: (round) => (
            <Link href={route("/evaluasi/[putaran]", { putaran: round.slug })} className="text-link whitespace-nowrap">
              {roundName(round)}
            </Link>
          ),
        },
        {
          key: "held",
          header: t("held"),
          cell: ({ heldOn }) => (heldOn ? formatPartialDate(heldOn, locale) : <Missing />),
        },
        {
          key: "final",
          header: t("final"),
          figure: true,
          cell: ({ final }) =>
            final ? <span className="font-semibold">{formatScore(final.value, locale)}</span> : <Missing />,
        },
        {
          key: "target",
          header: t("target"),
          cell: ({ target }) => (target ? formatScore(target.value, locale) : <Missing />),
        },
        { key: "met", header: t("met"), cell: (round) => <MetCell round={round} /> },
        { key: "change", header: t("change"), cell: ({ change }) => <ScoreChange change={change} /> },
      ]}
    />
  );
}

function MetCell({ round: { targetMet, targetPercent } }: { round: PublicRoundSummary }) {
  const words = useTranslations("Public");
  const locale = useLocale();
  if (targetMet === null || targetPercent === null) return <Missing />;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <StatusBadge tone={targetMet ? "success" : "danger"}>{words(targetMet ? "met" : "notMet")}</StatusBadge>
      {formatPercent(targetPercent, { locale, decimals: 2 })}
    </span>
  );
}
