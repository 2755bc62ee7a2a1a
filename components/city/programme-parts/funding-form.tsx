"use client";
import { useTranslations } from "next-intl";
import { SaveButtons } from "@/components/city/programmes/progress-form";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { NumberInput, Select, TextInput } from "@/components/ui/text-input";
import { saveFundingAction } from "@/lib/city/programme-parts/actions";
import { FUNDS } from "@/lib/city/programme-parts/schemas";
import type { PartFormProps } from "./year-form";

const KEY = ["year", "fund", "label"] as const;
const NAMES = ["planned", "spent", "source"] as const;

/** Money of one source for one year, in whole rupiah. */
export function FundingForm({ entry, programmeSlug, year, storageKey }: PartFormProps & { year: string }) {
  const t = useTranslations("ProgrammeParts");
  const fields = useTranslations("Value");
  const optional = useTranslations("Forms")("optional");
  return (
    <EntryForm
      action={saveFundingAction}
      fields={[
        ...(entry ? [] : KEY.map((name) => ({ name, label: t(name), saved: name === "year" ? year : "" }))),
        ...NAMES.map((name) => ({
          name,
          label: t(name === "source" ? "sourceDocument" : `${name}Money`),
          saved: entry?.values[name] ?? "",
        })),
      ]}
      hidden={entry ? { id: entry.id } : { programmeSlug }}
      basis={entry ? { name: "version", value: String(entry.version) } : null}
      storageKey={storageKey}
      entryPage="/kelola/dana/[id]"
    >
      {(field, state) => (
        <>
          {entry ? null : (
            <>
              <TextInput {...field("year")} label={t("year")} inputMode="numeric" className="max-w-32" />
              <Select
                key={`fund ${field("fund").defaultValue}`}
                {...field("fund")}
                label={t("fund")}
                choices={FUNDS.map((value) => ({ value, label: t(`funds.${value}`) }))}
                emptyLabel={t("choose")}
              />
              <TextInput {...field("label")} label={t("label")} help={t("labelHelp")} optionalLabel={optional} />
            </>
          )}
          <NumberInput {...field("planned")} label={t("plannedMoney")} help={t("moneyHelp")} unit="Rp" />
          <NumberInput {...field("spent")} label={t("spentMoney")} help={t("spentHelp")} unit="Rp" />
          {state.problem?.code === "CONFIRMATION_NEEDED" ? (
            // Its value is the figure that was asked back: another one typed over it is asked back anew.
            <Checkbox name="confirmed" value={state.reply?.error?.confirmed?.[0] ?? ""} label={fields("confirmed")} />
          ) : state.problem?.code === "PERSONAL_DATA" ? (
            // What was confirmed with this sending stays confirmed with the next.
            <input type="hidden" name="confirmed" value={String(state.reply?.initialValue?.confirmed ?? "")} />
          ) : null}
          <TextInput {...field("source")} label={t("sourceDocument")} help={t("sourceDocumentHelp")} />
          <SaveButtons />
        </>
      )}
    </EntryForm>
  );
}
