"use client";
import { useTranslations } from "next-intl";
import type { FieldState } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";

export const DEFINITION_NAMES = [
  ...(["valueKind", "states", "unit", "decimals", "polarity", "frequency", "aggregation", "cumulative"] as const),
  ...(["formulaId", "dataSource", "scaleMin", "scaleMax", "ratioFactor", "partDecimals"] as const),
] as const;

/** The closed words of a definition, in the order in which they are offered. */
export function useDefinitionWords() {
  const t = useTranslations("IndicatorForm");
  const words = <Value extends string>(name: string, values: readonly Value[]) =>
    Object.fromEntries(values.map((value) => [value, t(`${name}s.${value}` as "valueKinds.NUMBER")]));
  return {
    valueKind: words("valueKind", ["NUMBER", "STATE"]),
    polarity: words("polarity", ["HIGHER", "LOWER", "NEUTRAL"]),
    frequency: words("frequency", ["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"]),
    aggregation: words("aggregation", ["LAST", "SUM", "MEAN"]),
  };
}

/** How it is measured. */
export function DefinitionFields({ field }: { field: (name: string) => FieldState }) {
  const t = useTranslations("IndicatorForm");
  const optional = useTranslations("Forms")("optional");
  const words = useDefinitionWords();
  const select = (name: keyof typeof words) => ({
    ...field(name),
    label: t(name),
    choices: Object.entries(words[name]).map(([value, label]) => ({ value, label })),
  });
  return (
    <>
      <Select {...select("valueKind")} />
      <TextArea
        {...field("states")}
        label={t("states")}
        help={t("statesHelp")}
        optionalLabel={t("ifStates")}
        rows={4}
      />
      <TextInput {...field("unit")} label={t("unit")} help={t("unitHelp")} className="max-w-60" />
      <TextInput
        {...field("decimals")}
        label={t("decimals")}
        help={t("decimalsHelp")}
        inputMode="numeric"
        className="max-w-24"
      />
      <Select {...select("polarity")} />
      <Select {...select("frequency")} />
      <Select {...select("aggregation")} help={t("aggregationHelp")} />
      <Checkbox
        key={`cumulative ${field("cumulative").defaultValue}`}
        name="cumulative"
        value="true"
        label={t("cumulative")}
        help={t("cumulativeHelp")}
        error={field("cumulative").error}
        defaultChecked={field("cumulative").defaultValue === "true"}
      />
      <TextArea {...field("formulaId")} label={t("formulaId")} help={t("formulaHelp")} rows={3} />
      <TextInput {...field("dataSource")} label={t("dataSource")} />
      <div className="grid gap-6 sm:grid-cols-2">
        <NumberInput {...field("scaleMin")} label={t("scaleMin")} optionalLabel={optional} />
        <NumberInput {...field("scaleMax")} label={t("scaleMax")} optionalLabel={optional} />
        <NumberInput
          {...field("ratioFactor")}
          label={t("ratioFactor")}
          help={t("ratioHelp")}
          optionalLabel={optional}
        />
        <NumberInput
          {...field("partDecimals")}
          label={t("partDecimals")}
          help={t("partDecimalsHelp")}
          optionalLabel={optional}
        />
      </div>
    </>
  );
}
