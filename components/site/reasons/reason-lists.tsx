import { useLocale, useTranslations } from "next-intl";
import { useFigure } from "@/components/city/indicators/figure-words";
import { TrendText } from "@/components/city/indicators/trend-text";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { RecommendationStatusBadge } from "@/components/follow-up/recommendations/recommendation-status";
import { Card } from "@/components/ui/card";
import { PageSection } from "@/components/ui/page-header";
import type { IndicatorYearMove } from "@/lib/city/indicators/published";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { Reasons } from "@/lib/site/reasons/published";

type Props = { reasons: Reasons };

/** As many of each kind, so that none outweighs the others. */
const SHOWN = 8;

/** Which indicators got better and which got worse between the two years; told as beside each other, not as the cause. */
export function ReasonIndicators({ reasons: { indicators } }: Props) {
  const t = useTranslations("Reasons");
  const { years, moves } = indicators;
  if (!years) return null;
  const about = { from: `${years.from}`, to: `${years.to}` };
  const of = (better: boolean | null) => moves.filter(({ trend }) => trend.better === better);
  return (
    <PageSection
      id="indikator"
      title={t("indicators", about)}
      lead={moves.length > 0 ? t("indicatorsLead") : undefined}
    >
      {moves.length === 0 ? <p className="text-muted">{t("indicatorsNone", about)}</p> : null}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Moves title={t("worse")} moves={of(false)} />
        <Moves title={t("better")} moves={of(true)} />
        <Moves title={t("neither")} moves={of(null)} />
      </div>
    </PageSection>
  );
}

function Moves({ title, moves }: { title: string; moves: IndicatorYearMove[] }) {
  const t = useTranslations("Reasons");
  const locale = useLocale();
  const figure = useFigure();
  if (moves.length === 0) return null;
  return (
    <Card>
      <h3 className="font-semibold">
        {title} <span className="font-normal text-muted">({moves.length})</span>
      </h3>
      <ul className="mt-2 divide-y divide-hairline">
        {moves.slice(0, SHOWN).map((move) => (
          <li key={move.code} className="flex flex-col py-2">
            <span className="flex items-baseline justify-between gap-4">
              <Link
                href={route("/indikator/[kode]", { kode: move.code })}
                className="text-link inline-flex min-h-11 items-center md:min-h-6"
              >
                {move.name[locale]}
              </Link>
              <span className="shrink-0 text-end font-semibold">{figure(move.value, move)}</span>
            </span>
            <TrendText trend={move.trend} measure={move} />
          </li>
        ))}
      </ul>
      {moves.length > SHOWN ? (
        <Link href={route("/indikator")} className="text-link mt-2 inline-flex min-h-11 items-center md:min-h-8">
          {t("more", { count: moves.length - SHOWN })}
        </Link>
      ) : null}
    </Card>
  );
}

/** What had been recommended in the round before and is not done, as it stands today. */
export function ReasonRecommendations({ reasons: { recommendations, from, round } }: Props) {
  const t = useTranslations("Reasons");
  const roundName = useRoundName();
  if (!from) return null;
  const { open, total, repeated } = recommendations;
  const about = { from: roundName(from), round: roundName(round), open: open.length, total, repeated };
  return (
    <PageSection id="rekomendasi" title={t("recommendations", about)}>
      <p className="max-w-prose">
        {total === 0 ? t("recommendationsNone", about) : t("recommendationsOpen", about)}{" "}
        {repeated > 0 ? t("repeated", about) : null}
      </p>
      <ul className="mt-2 divide-y divide-hairline">
        {open.map(({ path, order, text, status }) => (
          <li key={path} className="flex flex-col items-start gap-1 py-2">
            <Link href={path} className="text-link">
              {order}. <span lang="id">{text}</span>
            </Link>
            <RecommendationStatusBadge status={status} />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

/** What the council decided between the two rounds. */
export function ReasonDecisions({ reasons: { decisions, from, round } }: Props) {
  const t = useTranslations("Reasons");
  const locale = useLocale();
  const roundName = useRoundName();
  if (!from) return null;
  return (
    <PageSection id="keputusan" title={t("decisions")}>
      {decisions.length === 0 ? (
        <p className="text-muted">{t("decisionsNone", { from: roundName(from), round: roundName(round) })}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {decisions.map(({ id, heldOn, text }) => (
            <li key={id} className="flex flex-col gap-1 py-2">
              <Link href={route("/keputusan", {}, { hash: id })} className="text-link" lang="id">
                {text}
              </Link>
              <span className="text-sm text-muted">{formatDate(heldOn, locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}
