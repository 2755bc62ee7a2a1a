import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { ScoreChange } from "@/components/evaluation/rounds/score-change";
import { Notice } from "@/components/ui/notice";
import { PageSection } from "@/components/ui/page-header";
import { formatComputedDifference, formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { Reasons } from "@/lib/site/reasons/published";

type Props = { reasons: Reasons; decimals: number };

/** Which sections and pillars moved the final; where nobody told their scores, that and who would know. */
export function ReasonParts({ reasons, decimals }: Props) {
  const t = useTranslations("Reasons");
  const roundName = useRoundName();
  const { sections, pillars, round, from, final } = reasons;
  if (!from) return null;
  const names = { round: roundName(round), from: roundName(from) };
  const isKnown = sections.length + pillars.length > 0;
  return (
    <PageSection id="bagian" title={t("parts")} lead={isKnown ? t("partsLead", names) : undefined}>
      {isKnown ? <MovedParts reasons={reasons} decimals={decimals} /> : null}
      {!isKnown ? (
        <Notice tone="warning" title={t(final.change.kind === "change" ? "partsUnknown" : "partsApart", names)}>
          {t(final.change.kind === "change" ? "partsUnknownBody" : "partsApartBody", names)}{" "}
          <Link href={route("/tanya", {}, { query: { putaran: round.slug } })} className="text-link">
            {t("ask")}
          </Link>
        </Notice>
      ) : null}
      <Extremes reasons={reasons} />
    </PageSection>
  );
}

function MovedParts({ reasons: { sections, pillars }, decimals }: Props) {
  const t = useTranslations("Reasons");
  const locale = useLocale();
  // What moved the final most stands first, whichever way.
  const byShare = [...sections].sort((a, b) => new Decimal(b.share).abs().cmp(new Decimal(a.share).abs()));
  return (
    <ul className="divide-y divide-hairline">
      {byShare.map(({ code, name, value, change, weight, share }) => (
        <li key={code} className="flex flex-wrap items-baseline gap-x-3 py-2">
          <span className="font-semibold">{name[locale]}</span>
          <span>{formatScore(value, locale)}</span>
          <ScoreChange change={change} />
          <span className="text-sm text-muted">
            {t("share", {
              weight: formatPercent(new Decimal(weight).times(100), { locale }),
              share: formatComputedDifference(share, locale, decimals),
            })}
          </span>
        </li>
      ))}
      {pillars.map(({ pillar, value, change }) => (
        <li key={pillar.code} className="flex flex-wrap items-baseline gap-x-3 py-2">
          <Link href={route("/pilar/[slug]", { slug: pillar.slug })} className="text-link font-semibold">
            {pillar.name}
          </Link>
          <span>{formatScore(value, locale)}</span>
          <ScoreChange change={change} />
        </li>
      ))}
    </ul>
  );
}

function Extremes({ reasons: { extremes, round } }: Pick<Props, "reasons">) {
  const t = useTranslations("Reasons");
  const locale = useLocale();
  const roundName = useRoundName();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  if (!extremes) return <p className="mt-4 text-muted">{t("extremesUnknown")}</p>;
  const told = (one: { pillars: { name: string }[]; value: string }) => ({
    pillars: list.format(one.pillars.map(({ name }) => name)),
    value: formatScore(one.value, locale),
  });
  const [best, worst] = [told(extremes.best), told(extremes.worst)];
  const about = { best: best.pillars, most: best.value, worst: worst.pillars, least: worst.value };
  return (
    <p className="mt-4 max-w-prose">
      {t(extremes.round.slug === round.slug ? "extremes" : "extremesEarlier", {
        ...about,
        round: roundName(extremes.round),
      })}
    </p>
  );
}
