import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { SharedSources } from "@/components/city/fact-sources/shared-sources";
import { useEnding } from "@/components/evaluation/rounds/index-history";
import { bearsOutInstrument, useRoundName } from "@/components/evaluation/rounds/round-words";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { PublicInstrument } from "@/lib/evaluation/instruments/published";
import type { PublicRound } from "@/lib/evaluation/rounds/published";
import { formatDecimal, formatPercent } from "@/lib/platform/format/number";

type InstrumentWeightsProps = { instrument: PublicInstrument; rounds: PublicRound[] };

/** The sections of one instrument version with their weights, where those come from, and which rounds use them. */
export function InstrumentWeights({ instrument, rounds }: InstrumentWeightsProps) {
  const t = useTranslations("Methodology");
  const r = useTranslations("Rounds");
  const locale = useLocale();
  const roundName = useRoundName();
  const used = rounds.filter((round) => round.instrument?.code === instrument.code);
  const named = (those: PublicRound[]) => ({ rounds: those.map(roundName).reverse().join(", ") });
  const matching = used.filter(bearsOutInstrument);
  const assigned = used.filter((round) => !bearsOutInstrument(round));
  const endWords = useEnding();
  const figure = (value: string) => formatDecimal(value, { locale });
  const percent = (weight: Decimal.Value) => formatPercent(new Decimal(weight).times(100), { locale });
  const total = instrument.sections.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0));
  return (
    <Card>
      <h3 className="mb-1 font-semibold">{instrument.name[locale]}</h3>
      <div className="mb-4 text-sm text-muted">
        <p>
          {t("scaleOf", { min: figure(instrument.scaleMin), max: figure(instrument.scaleMax) })}{" "}
          {instrument.levels.length > 0
            ? t("levels", {
                levels: instrument.levels.map(({ value, label }) => `${figure(value)} ${label[locale]}`).join(", "),
              })
            : null}
        </p>
        {instrument.ends ? <p>{endWords(instrument.ends)}</p> : null}
        {used.length === 0 ? <p>{t("usedByNone")}</p> : null}
        {matching.length > 0 ? <p>{t("usedByMatching", named(matching))}</p> : null}
        {assigned.length > 0 ? <p>{t("usedByAssigned", named(assigned))}</p> : null}
      </div>
      <DataTable
        caption={t("weightsCaption", { instrument: instrument.name[locale] })}
        captionHidden
        rows={instrument.sections}
        rowKey={({ code }) => code}
        columns={[
          { key: "name", header: r("section"), heading: true, cell: ({ name }) => name[locale] },
          { key: "weight", header: r("weight"), numeric: true, cell: ({ weight }) => percent(weight) },
        ]}
      />
      <p className="mt-3 text-sm">
        {t("total")}: <span className="font-semibold">{percent(total)}</span>
      </p>
      <SharedSources rows={instrument.sections.map(({ name, source }) => ({ name: name[locale], source }))} />
    </Card>
  );
}
