"use client";
import { useTranslations } from "next-intl";
import { SaveButtons } from "@/components/city/programmes/progress-form";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveValueAction } from "@/lib/city/indicators/actions";
import type { Offered } from "@/lib/city/indicators/offered";

export type ValueFormProps = {
  value: { id: string; version: number; values: Record<string, string> } | null;
  /** What was said with the value before, for a new one to begin with. */
  offered?: Offered | null;
  indicatorCode: string;
  unit: string;
  isRatio: boolean;
  /** The words that it is measured in; none where it is measured in figures. */
  states: string[];
  /** The bounds in words, e.g. "0 sampai 46". */
  bounds: string | null;
  periods: { value: string; label: string }[];
  period: string;
  kelurahan: { value: string; label: string }[];
  storageKey: string;
  /** In words, for the list of what waits to be sent. */
  about: string;
};

const CERTAINTIES = ["FINAL", "PROVISIONAL", "ESTIMATE"] as const;

export function ValueForm({
  value,
  offered = null,
  indicatorCode,
  unit,
  isRatio,
  states,
  bounds,
  periods,
  period,
  kelurahan,
  storageKey,
  about,
}: ValueFormProps) {
  const t = useTranslations("Value");
  const forms = useTranslations("Forms");
  const begun: Record<string, string> = {
    source: offered?.source ?? "",
    certainty: offered?.certainty ?? "PROVISIONAL",
  };
  const saved = (name: string) => (value ? (value.values[name] ?? "") : (begun[name] ?? ""));
  const certainties = Object.fromEntries(CERTAINTIES.map((name) => [name, t(`certainties.${name}`)]));
  const told = states.length > 0 ? ["state"] : isRatio ? ["numerator", "denominator", "value"] : ["value"];
  const names = [...told, "certainty", "source", "note"];
  return (
    <EntryForm
      action={saveValueAction}
      fields={[
        ...(value
          ? []
          : [
              { name: "period", label: t("period"), saved: period },
              { name: "kelurahanId", label: t("kelurahan"), saved: "" },
            ]),
        ...names.map((name) => ({
          name,
          label: t(name as "value"),
          saved: saved(name),
          ...(name === "certainty" ? { words: certainties } : {}),
        })),
      ]}
      hidden={value ? { id: value.id } : { indicatorCode }}
      basis={value ? { name: "version", value: String(value.version) } : null}
      storageKey={storageKey}
      sentLater={{ name: "value", about }}
      entryPage="/kelola/nilai/[id]"
    >
      {(field, state) => (
        <>
          {value ? null : (
            <Select
              {...field("period")}
              key={`p${field("period").defaultValue}`}
              label={t("period")}
              choices={periods}
            />
          )}
          {value || kelurahan.length === 0 ? null : (
            <Select
              {...field("kelurahanId")}
              key={`k${field("kelurahanId").defaultValue}`}
              label={t("kelurahan")}
              help={t("kelurahanHelp")}
              emptyLabel={t("wholeCity")}
              choices={kelurahan}
            />
          )}
          {isRatio ? (
            <>
              <NumberInput
                {...field("numerator")}
                label={t("numerator")}
                help={t("numeratorHelp")}
                optionalLabel={forms("optional")}
              />
              <NumberInput
                {...field("denominator")}
                label={t("denominator")}
                help={t("denominatorHelp")}
                optionalLabel={forms("optional")}
              />
            </>
          ) : null}
          {states.length > 0 ? (
            <Select
              {...field("state")}
              key={`s${field("state").defaultValue}`}
              label={t("state")}
              choices={states.map((word) => ({ value: word, label: word }))}
              emptyLabel={t("chooseState")}
            />
          ) : (
            <NumberInput
              {...field("value")}
              label={t("value")}
              help={[isRatio ? t("valueRatioHelp") : t("valueHelp"), bounds ? t("bounds", { bounds }) : ""]
                .join(" ")
                .trim()}
              unit={unit}
            />
          )}
          {state.problem?.code === "CONFIRMATION_NEEDED" ? (
            // Its value is the figure that was asked back: another one typed over it is asked back anew.
            <Checkbox name="confirmed" value={state.reply?.error?.confirmed?.[0] ?? ""} label={t("confirmed")} />
          ) : state.problem?.code === "PERSONAL_DATA" ? (
            // What was confirmed with this sending stays confirmed with the next.
            <input type="hidden" name="confirmed" value={String(state.reply?.initialValue?.confirmed ?? "")} />
          ) : null}
          <Select
            {...field("certainty")}
            key={`c${field("certainty").defaultValue}`}
            label={t("certainty")}
            help={t("certaintyHelp")}
            choices={Object.entries(certainties).map(([value, label]) => ({ value, label }))}
          />
          <TextInput {...field("source")} label={t("source")} help={t("sourceHelp")} />
          <TextArea
            {...field("note")}
            label={t("note")}
            help={offered?.note ? t("noteBefore", { note: offered.note }) : t("noteHelp")}
            optionalLabel={forms("optional")}
            rows={3}
          />
          <SaveButtons />
        </>
      )}
    </EntryForm>
  );
}
