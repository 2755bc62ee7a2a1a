import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Sourced } from "@/components/city/fact-sources/source-text";
import { Card } from "@/components/ui/card";
import { Missing } from "@/components/ui/missing";
import { Stat } from "@/components/ui/stat";
import type { PublicInstrument } from "@/lib/evaluation/instruments/published";
import type { IndexPoint, PublicRoundSummary } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { IndexHistory } from "./index-history";
import { ReasonsLink } from "./reasons-link";
import { useRoundName, useScoreChange } from "./round-words";
import { TargetVerdict } from "./target-verdict";
import { yearsInWords } from "./year-span";

type IndexSummaryProps = {
  history: IndexPoint[];
  rounds: PublicRoundSummary[];
  scale: { min: string; max: string };
  ends: PublicInstrument["ends"];
  /** What can be done with the drawing of its history. */
  after?: ReactNode;
};

/** The index in ten seconds: where it stands, whether it fell, whether the target was met, and how it got there. */
export function IndexSummary({ history, rounds, scale, ends, after }: IndexSummaryProps) {
  const latest = history.findLast(({ final }) => final !== null);
  const round = rounds.find(({ slug }) => slug === latest?.round?.slug);
  const unknown = rounds.filter(({ instrument }) => !instrument).map(({ year }) => year);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[2fr_3fr]">
      {latest && round ? <LatestIndex latest={latest} round={round} history={history} /> : null}
      <Card>
        <IndexHistory history={history} scale={scale} unknownYears={yearsInWords(unknown)} ends={ends} after={after} />
      </Card>
    </div>
  );
}

type LatestIndexProps = { latest: IndexPoint; round: PublicRoundSummary; history: IndexPoint[] };

function LatestIndex({ latest, round, history }: LatestIndexProps) {
  const t = useTranslations("Home");
  const words = useTranslations("Public");
  const locale = useLocale();
  const roundName = useRoundName();
  const moved = useScoreChange()(latest.change);
  if (latest.final === null) return null;
  const waiting = history.filter(({ year, final }) => year > latest.year && final === null);
  return (
    <div className="flex flex-col gap-5">
      <Stat
        large
        label={t("index", { year: `${latest.year}` })}
        value={formatScore(latest.final, locale)}
        unit={round.instrument ? words("ofScale", { max: round.instrument.scaleMax }) : undefined}
        period={roundName(round)}
        status={words("official")}
        change={"change" in moved ? moved.change : undefined}
      >
        {"words" in moved ? <p className="text-sm text-muted">{moved.words}</p> : null}
      </Stat>
      <TargetVerdict
        year={latest.year}
        final={latest.final}
        target={latest.target}
        percent={latest.targetPercent}
        met={latest.targetMet}
      />
      {waiting.map(({ year, target }) => (
        <p key={year}>
          {t("notYet", { year: `${year}` })}: <Missing />.{" "}
          {target === null ? null : t("notYetTarget", { year: `${year}`, target: formatScore(target, locale) })}
        </p>
      ))}
      <Sourced label={words("source")} text={round.final?.source ?? round.source} />
      <ReasonsLink round={round} />
      <Link
        href={route("/evaluasi/[putaran]", { putaran: round.slug })}
        className="text-link inline-flex min-h-11 items-center self-start md:min-h-8"
      >
        {t("roundLink", { round: roundName(round) })}
      </Link>
    </div>
  );
}
