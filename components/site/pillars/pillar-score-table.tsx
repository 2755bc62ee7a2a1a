import { useLocale, useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { ScoreChange } from "@/components/evaluation/rounds/score-change";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import type { PillarScores } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** A pillar's official scores over the rounds that have them, newest first. */
export function PillarScoreTable({ scores }: { scores: PillarScores["scores"] }) {
  const t = useTranslations("Pillars");
  const words = useTranslations("Public");
  const locale = useLocale();
  const roundName = useRoundName();
  if (scores.length === 0) {
    return (
      <p>
        {t("noScore")}: <Missing />
      </p>
    );
  }
  return (
    <DataTable
      caption={t("scores")}
      captionHidden
      rows={scores}
      rowKey={({ round }) => round.slug}
      columns={[
        {
          key: "round",
          header: t("round"),
          heading: true,
          cell: ({ round }) => (
            <Link href={route("/evaluasi/[putaran]", { putaran: round.slug })} className="text-link">
              {roundName(round)}
            </Link>
          ),
        },
        {
          key: "score",
          header: t("score"),
          cell: ({ score, scale }) => (
            <>
              <span className="font-semibold">{formatScore(score.value, locale)}</span>{" "}
              {scale ? <span className="text-muted">{words("ofScale", { max: scale.max })}</span> : null}
            </>
          ),
        },
        { key: "change", header: t("change"), cell: ({ change }) => <ScoreChange change={change} /> },
        { key: "source", long: true, header: words("source"), cell: ({ score }) => <SourceText text={score.source} /> },
      ]}
    />
  );
}
