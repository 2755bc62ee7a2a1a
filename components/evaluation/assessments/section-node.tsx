import { useLocale, useTranslations } from "next-intl";
import type { ScoreTrace, TracePillar, TraceSection } from "@/lib/evaluation/assessments/trace-format";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";
import { TraceItemNode } from "./trace-item";
import { Computation, TraceFigure, TraceNode } from "./trace-node";

/** One section: the mean of its items, or the letter's own score, with every item below it. */
export function SectionNode({ section, trace }: { section: TraceSection; trace: ScoreTrace }) {
  const t = useTranslations("Trace");
  const locale = useLocale();
  return (
    <TraceNode node={section.node} title={section.name[locale]} figure={<TraceFigure {...section} />}>
      {section.given ? (
        <p>{t("given", { value: formatScore(section.given.value, locale), source: section.given.source })}</p>
      ) : (
        <MeanOfItems
          value={section.value}
          parts={section.items.map(({ share, score }) => ({ share, score }))}
          missing={section.missing}
          notApplicable={section.notApplicable}
        />
      )}
      {section.pillarScores ? <p className="text-sm text-muted">{t("pillarScores")}</p> : null}
      {section.items.length > 0 ? (
        <div className="border-t border-hairline">
          {section.items.map((item) => (
            <TraceItemNode key={item.node} item={item} trace={trace} />
          ))}
        </div>
      ) : section.given ? null : (
        <p className="text-muted">{t("noItems")}</p>
      )}
    </TraceNode>
  );
}

/** One pillar: the mean of its items in the sections that feed pillar scores. */
export function PillarNode({ pillar, trace }: { pillar: TracePillar; trace: ScoreTrace }) {
  const t = useTranslations("Trace");
  const locale = useLocale();
  // The letter gives pillars as they are: its figure is no less a figure for not being computed.
  const figureOf = () =>
    trace.lane === "OFFICIAL" && pillar.official
      ? { status: "complete" as const, value: pillar.official.value }
      : pillar;
  const items = new Map(trace.sections.flatMap((section) => section.items.map((item) => [item.code, item])));
  return (
    <TraceNode node={pillar.node} title={pillar.name} figure={<TraceFigure {...figureOf()} />}>
      <MeanOfItems
        value={pillar.value}
        parts={pillar.items.map(({ code, share }) => ({ share, score: items.get(code)?.score ?? null }))}
        missing={pillar.missing}
        notApplicable={pillar.notApplicable}
      />
      {pillar.items.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {pillar.items.map(({ code }) => (
            <li key={code}>
              <a href={`#item-${code}`} className="text-link inline-flex min-h-6 items-center">
                {code}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {pillar.official ? (
        <p>
          {t("pillarOfficial", {
            value: formatScore(pillar.official.value, locale),
            source: pillar.official.source,
          })}
        </p>
      ) : null}
    </TraceNode>
  );
}

type MeanProps = {
  value: string | null;
  parts: { share: string | null; score: string | null }[];
  missing: string[];
  notApplicable: string[];
};

function MeanOfItems({ value, parts, missing, notApplicable }: MeanProps) {
  const t = useTranslations("Trace");
  const locale = useLocale();
  const percent = (share: string) => formatPercent(Number(share) * 100, { locale, decimals: 2 });
  const counted = parts.flatMap(({ share, score }) => (share !== null && score !== null ? [{ share, score }] : []));
  return (
    <>
      {value !== null && counted.length > 0 ? (
        <Computation>
          {counted.map(({ share, score }) => `${percent(share)} × ${formatScore(score, locale)}`).join(" + ")} ={" "}
          {formatScore(value, locale)}
        </Computation>
      ) : null}
      {missing.length > 0 ? <p>{t("itemsMissing", { count: missing.length, items: missing.join(", ") })}</p> : null}
      {notApplicable.length > 0 ? <p>{t("itemsNotApplicable", { items: notApplicable.join(", ") })}</p> : null}
      {value === null && missing.length === 0 && notApplicable.length === 0 ? <p>{t("nothingAsked")}</p> : null}
    </>
  );
}
