import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { Card } from "@/components/ui/card";
import { Missing } from "@/components/ui/missing";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Stat } from "@/components/ui/stat";
import type { PublicPillarAchievement } from "@/lib/city/indicators/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatPercent } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";
import type { PillarOverview } from "@/lib/site/publication/published";

type PillarCardProps = PillarOverview & { withFocus?: boolean };

export function PillarCard({ pillar, scores, achievement, quickWins, lastUpdate, withFocus }: PillarCardProps) {
  const t = useTranslations("Pillars");
  const words = useTranslations("Public");
  const locale = useLocale();
  const zone = useZone();
  const roundName = useRoundName();
  const [latest] = scores;
  return (
    <Card as="li" pillar={pillar.code} className="flex flex-col gap-3 md:gap-4">
      {/* On a phone name and score share a line: six cards are a third shorter. */}
      <div className="flex items-start justify-between gap-4 md:flex-col md:justify-start">
        <div className="flex items-center gap-2">
          <PillarIcon code={pillar.code} />
          <h3 className="font-semibold">
            <Link
              href={route("/pilar/[slug]", { slug: pillar.slug })}
              className="inline-flex min-h-11 items-center underline-offset-4 hover:underline md:min-h-6"
            >
              {pillar.name}
            </Link>
          </h3>
        </div>
        <div className="shrink-0">
          <Stat
            label={latest ? t("officialScoreOf", { round: roundName(latest.round) }) : t("noScore")}
            value={latest ? formatScore(latest.score.value, locale) : null}
            unit={latest?.scale ? words("ofScale", { max: latest.scale.max }) : undefined}
          />
        </div>
      </div>
      {withFocus ? <p className="text-sm text-muted">{pillar.focus[locale]}</p> : null}
      <PillarAchievement achievement={achievement} pillar={pillar.code} />
      <div className="mt-auto flex flex-col gap-1 border-t border-hairline pt-3 text-sm empty:hidden">
        {quickWins.map(({ slug, name }) => (
          <p key={slug}>
            <span className="text-muted">{t("quickWin")}: </span>
            <Link
              href={route("/program/[slug]", { slug })}
              className="text-link inline-flex min-h-11 items-center font-medium md:min-h-6"
            >
              {name}
            </Link>
          </p>
        ))}
        {/* Where the city published nothing yet the head of the page says so, once for all pillars. */}
        {lastUpdate ? (
          <p className="text-muted">
            {words("lastUpdate")}: {formatDate(dayIn(zone, new Date(lastUpdate)), locale)}
          </p>
        ) : null}
      </div>
    </Card>
  );
}

export function PillarAchievement({
  achievement,
  pillar,
}: {
  achievement: PublicPillarAchievement | undefined;
  pillar: string;
}) {
  const t = useTranslations("Home");
  const words = useTranslations("Public");
  const locale = useLocale();
  if (!achievement) return null;
  const { counted, total, mean, year } = achievement;
  const completeness = words("indicatorsCounted", { counted, total });
  if (mean === null || year === null) {
    return (
      <p className="text-sm">
        <span className="text-muted">{t("achievementMissing")}: </span>
        <Missing />
        <span className="block text-muted">{completeness}</span>
      </p>
    );
  }
  return (
    <ProgressBar
      pillar={pillar}
      value={Number(mean)}
      label={`${t("achievement", { year: `${year}` })} · ${completeness}`}
      text={formatPercent(mean, { locale, decimals: 1 })}
    />
  );
}
