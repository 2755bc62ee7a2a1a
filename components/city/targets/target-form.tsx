"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveTargetAction } from "@/lib/city/targets/actions";

const NAMES = ["kind", "value", "low", "high", "state", "plan", "source", "reason"] as const;

type TargetFormProps = {
  sending?: string;
  indicatorCode: string;
  /** Null for a year that has none yet. */
  target: { id: string; version: number } | null;
  values: Record<string, string>;
  unit: string;
  /** The words that it can be measured in; none where it is measured in figures. */
  states: string[];
};

/** What is planned for a year: one figure, two between which it is met, or a word. */
export function TargetForm({ sending, indicatorCode, target, values, unit, states }: TargetFormProps) {
  const t = useTranslations("TargetForm");
  const forms = useTranslations("Forms");
  const kinds = states.length > 0 ? (["STATE"] as const) : (["VALUE", "RANGE"] as const);
  const words = Object.fromEntries(kinds.map((kind) => [kind, t(`kinds.${kind}`)]));
  const names = [...(target ? [] : (["year"] as const)), ...NAMES.filter((name) => target || name !== "reason")];
  return (
    <EntryForm
      action={saveTargetAction}
      fields={names.map((name) => ({
        name,
        label: t(name),
        saved: values[name] ?? "",
        ...(name === "kind" ? { words } : {}),
      }))}
      hidden={target ? { id: target.id } : { indicatorCode, ...(sending ? { sending } : {}) }}
      basis={target ? { name: "version", value: String(target.version) } : null}
    >
      {(field) => (
        <>
          {target ? null : <TextInput {...field("year")} label={t("year")} inputMode="numeric" className="max-w-32" />}
          <Select
            key={`kind ${field("kind").defaultValue}`}
            {...field("kind")}
            label={t("kind")}
            choices={Object.entries(words).map(([value, label]) => ({ value, label }))}
          />
          {states.length > 0 ? (
            <Select
              key={`state ${field("state").defaultValue}`}
              {...field("state")}
              label={t("state")}
              choices={states.map((value) => ({ value, label: value }))}
              emptyLabel={t("choose")}
            />
          ) : (
            <>
              <NumberInput {...field("value")} label={t("value")} optionalLabel={t("ifValue")} unit={unit} />
              <div className="grid gap-6 sm:grid-cols-2">
                <NumberInput {...field("low")} label={t("low")} optionalLabel={t("ifRange")} unit={unit} />
                <NumberInput {...field("high")} label={t("high")} optionalLabel={t("ifRange")} unit={unit} />
              </div>
            </>
          )}
          <TextInput {...field("plan")} label={t("plan")} help={t("planHelp")} />
          <TextInput {...field("source")} label={t("source")} help={t("sourceHelp")} />
          {target ? <TextArea {...field("reason")} label={t("reason")} help={t("reasonHelp")} rows={3} /> : null}
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
