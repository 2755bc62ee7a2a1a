import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { ScoreTrace } from "@/lib/evaluation/assessments/trace-format";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";
import { SectionNode } from "./section-node";
import { Computation, TraceFigure, TraceNode } from "./trace-node";

/** The whole computation of one lane: the final opens to its sections, each section to its items. */
export function ScoreTree({ trace }: { trace: ScoreTrace }) {
  const t = useTranslations("Trace");
  return (
    <div className="border-t border-hairline">
      <TraceNode node="final" title={t("final")} figure={<TraceFigure {...trace.final} />} open>
        <FinalBody trace={trace} />
      </TraceNode>
      {trace.sections.map((section) => (
        <SectionNode key={section.node} section={section} trace={trace} />
      ))}
    </div>
  );
}

function FinalBody({ trace }: { trace: ScoreTrace }) {
  const t = useTranslations("Trace");
  const locale = useLocale();
  const { final, sections } = trace;
  const nameOf = (code: string) => sections.find((section) => section.code === code)?.name[locale] ?? code;
  const figure = (value: string) => formatScore(value, locale);
  return (
    <>
      {final.value === null ? (
        <p>{t("finalMissing", { sections: final.missing.map(nameOf).join(", ") })}</p>
      ) : (
        <Computation>
          {sections
            .filter(({ product }) => product !== null)
            .map(({ effectiveWeight, value }) => `${figure(effectiveWeight ?? "0")} × ${figure(value ?? "0")}`)
            .join(" + ")}{" "}
          = {figure(final.value)}
        </Computation>
      )}
      {final.notApplicable.length > 0 ? (
        <p>{t("finalNotApplicable", { sections: final.notApplicable.map(nameOf).join(", ") })}</p>
      ) : null}
      {final.official ? (
        <p>
          {t("official", { value: figure(final.official.value), source: final.official.source })}{" "}
          {final.official.difference === null
            ? null
            : t(final.official.mismatch ? "officialMismatch" : "officialMatch", {
                difference: figure(final.official.difference),
              })}
        </p>
      ) : null}
      <DataTable
        caption={t("sections")}
        rows={sections}
        rowKey={({ node }) => node}
        columns={[
          {
            key: "name",
            header: t("section"),
            heading: true,
            cell: (section) => (
              <a href={`#${section.node}`} className="text-link">
                {section.name[locale]}
              </a>
            ),
          },
          {
            key: "weight",
            header: t("weight"),
            numeric: true,
            cell: ({ weight, effectiveWeight }) =>
              formatPercent(new Decimal(effectiveWeight ?? weight).times(100).toDecimalPlaces(2), { locale }),
          },
          { key: "value", header: t("score"), numeric: true, cell: (section) => <TraceFigure {...section} /> },
          {
            key: "product",
            header: t("product"),
            numeric: true,
            cell: ({ product }) => (product === null ? t("none") : figure(product)),
          },
        ]}
      />
    </>
  );
}
