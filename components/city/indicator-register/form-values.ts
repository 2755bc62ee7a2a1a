import type { RegisteredIndicator } from "@/lib/city/indicator-register/queries";
import type { Locale } from "@/lib/platform/format/locale";
import { asTyped } from "@/lib/platform/format/parse-number";

type Amount = { toFixed(): string } | null;
const typed = (amount: Amount, locale: Locale) => (amount ? asTyped(amount.toFixed(), locale) : "");

/** A definition as its form's fields hold it. */
export function definitionValues(definition: RegisteredIndicator["definition"], locale: Locale) {
  const { valueKind, states, unit, decimals, polarity, frequency, aggregation, cumulative } = definition;
  const { formulaId, dataSource, scaleMin, scaleMax, ratioFactor, partDecimals } = definition;
  return {
    ...{ valueKind, unit, polarity, frequency, aggregation, formulaId, dataSource },
    states: states.join("\n"),
    decimals: `${decimals}`,
    cumulative: cumulative ? "true" : "",
    scaleMin: typed(scaleMin, locale),
    scaleMax: typed(scaleMax, locale),
    ratioFactor: typed(ratioFactor, locale),
    partDecimals: `${partDecimals ?? ""}`,
  };
}

/** What the register says, as its form's fields hold it. */
export function registerValues(indicator: RegisteredIndicator, locale: Locale) {
  const { nameId, nameEn, meaningId, meaningEn } = indicator;
  const { baselineYear, baselineValue, baselineState, baselineSource } = indicator;
  return {
    ...{ nameId, nameEn, meaningId, meaningEn, baselineSource, baselineState: baselineState ?? "" },
    agencyCode: indicator.agency.code,
    producerCode: indicator.producer?.code ?? "",
    stewardCode: indicator.steward?.code ?? "",
    programmeSlug: indicator.programme?.slug ?? "",
    byKelurahan: indicator.byKelurahan ? "true" : "",
    smallBelow: `${indicator.smallBelow ?? ""}`,
    baselineYear: `${baselineYear ?? ""}`,
    baselineValue: typed(baselineValue, locale),
  };
}
