import { useLocale, useTranslations } from "next-intl";
import { PillarRadar } from "@/components/charts/pillar-radar";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { TakePicture } from "@/components/site/pictures/take-along";
import { Card } from "@/components/ui/card";
import { Missing } from "@/components/ui/missing";
import { PillarIcon } from "@/components/ui/pillar-badge";
import type { PillarSet, RoundRef } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import type { PillarOverview as Overview } from "@/lib/site/publication/published";
import { PillarCard } from "./pillar-card";

type PillarOverviewProps = {
  pillars: Overview[];
  sets: { complete: PillarSet | null; partial: PillarSet | null };
  latestRound: RoundRef | undefined;
};

/** Radar of the newest round that scores every pillar, a newer one that scores some beside it, then a card for each. */
export function PillarOverview({ pillars, sets: { complete, partial }, latestRound }: PillarOverviewProps) {
  const isOutdated = complete?.round.slug !== latestRound?.slug && !partial;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[2fr_3fr]">
      {complete || partial ? (
        <div className="flex flex-col gap-4">
          {complete ? <ScoreRadar set={complete} isOutdated={isOutdated} /> : null}
          {partial ? <PartialScores set={partial} /> : null}
        </div>
      ) : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {pillars.map((overview) => (
          <PillarCard key={overview.pillar.code} {...overview} />
        ))}
      </ul>
    </div>
  );
}

function ScoreRadar({ set, isOutdated }: { set: PillarSet; isOutdated: boolean }) {
  const t = useTranslations("Home");
  const words = useTranslations("Public");
  const locale = useLocale();
  const roundName = useRoundName();
  const { min, max } = set.scale ?? { min: "0", max: "4" };
  return (
    <Card>
      <PillarRadar
        title={t("radarTitle", { round: roundName(set.round) })}
        lead={t("radarLead", { min, max })}
        note={isOutdated ? t("radarNote") : undefined}
        source={<SourceText text={set.source} />}
        after={<TakePicture kind="city" thing="pillars" />}
        min={Number(min)}
        max={Number(max)}
        categoryLabel={words("pillar")}
        axes={set.pillars.map(({ pillar, score }) => ({
          code: pillar.code,
          label: pillar.name.replace(/^Smart /, ""),
          value: score === null ? null : Number(score.value),
          text: score === null ? null : formatScore(score.value, locale),
        }))}
      />
    </Card>
  );
}

/** A letter that scores only some pillars draws no picture of all: its figures stand beside it, with its year. */
function PartialScores({ set }: { set: PillarSet }) {
  const t = useTranslations("Home");
  const words = useTranslations("Public");
  const locale = useLocale();
  const roundName = useRoundName();
  const scored = set.pillars.filter(({ score }) => score !== null).length;
  return (
    <Card>
      <h3 className="font-semibold">{t("partialTitle", { round: roundName(set.round) })}</h3>
      <p className="text-sm text-muted">{t("partialLead", { scored, total: set.pillars.length })}</p>
      <ul className="my-3 flex flex-col gap-2">
        {set.pillars.map(({ pillar, score }) => (
          <li key={pillar.code} className="flex items-center justify-between gap-4">
            <span className="flex items-center gap-2">
              <PillarIcon code={pillar.code} className="size-4" />
              {pillar.name}
            </span>
            <span className={score ? "font-semibold" : "text-sm"}>
              {score ? formatScore(score.value, locale) : <Missing />}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        {words("source")}: <SourceText text={set.source} />
      </p>
    </Card>
  );
}
