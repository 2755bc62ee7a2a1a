import { useLocale, useTranslations } from "next-intl";
import { PillarRadar } from "@/components/charts/pillar-radar";
import { SourceText } from "@/components/layout/source-text";
import { useRoundName } from "@/components/rounds/round-words";
import { Card } from "@/components/ui/card";
import type { PillarOverview as Overview } from "@/lib/publication/published";
import type { RoundRef } from "@/lib/rounds/published";
import { formatScore } from "@/lib/rounds/score-text";
import { PillarCard } from "./pillar-card";

/** Radar of the newest round that has pillar scores, then a card for each pillar. */
export function PillarOverview({ pillars, latestRound }: { pillars: Overview[]; latestRound: RoundRef | undefined }) {
  const newest = pillars
    .flatMap(({ scores }) => scores[0] ?? [])
    .sort((a, b) => b.round.year - a.round.year || (b.round.stage ?? 0) - (a.round.stage ?? 0))[0];
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[2fr_3fr]">
      {newest ? (
        <ScoreRadar pillars={pillars} newest={newest} isOutdated={newest.round.slug !== latestRound?.slug} />
      ) : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {pillars.map((overview) => (
          <PillarCard key={overview.pillar.code} {...overview} />
        ))}
      </ul>
    </div>
  );
}

type ScoreRadarProps = { pillars: Overview[]; newest: Overview["scores"][number]; isOutdated: boolean };

function ScoreRadar({ pillars, newest, isOutdated }: ScoreRadarProps) {
  const t = useTranslations("Home");
  const words = useTranslations("Public");
  const locale = useLocale();
  const roundName = useRoundName();
  const max = newest.scaleMax ?? "4";
  return (
    <Card>
      <PillarRadar
        title={t("radarTitle", { round: roundName(newest.round) })}
        lead={t("radarLead", { min: "0", max })}
        note={isOutdated ? t("radarNote") : undefined}
        source={<SourceText text={newest.score.source} />}
        max={Number(max)}
        categoryLabel={words("pillar")}
        axes={pillars.map(({ pillar, scores }) => {
          const score = scores.find(({ round }) => round.slug === newest.round.slug)?.score.value ?? null;
          return {
            code: pillar.code,
            label: pillar.name.replace(/^Smart /, ""),
            value: score === null ? null : Number(score),
            text: score === null ? null : formatScore(score, locale),
          };
        })}
      />
    </Card>
  );
}
