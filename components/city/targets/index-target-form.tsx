"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, TextArea, TextInput } from "@/components/ui/text-input";
import { saveIndexTargetAction } from "@/lib/city/targets/actions";

type IndexTargetFormProps = {
  sending?: string;
  target: { year: number; version: number } | null;
  values: Record<string, string>;
};

/** What the city's index should reach in a year. */
export function IndexTargetForm({ sending, target, values }: IndexTargetFormProps) {
  const t = useTranslations("TargetForm");
  const forms = useTranslations("Forms");
  const names = target
    ? (["value", "plan", "source", "reason"] as const)
    : (["year", "value", "plan", "source"] as const);
  return (
    <EntryForm
      action={saveIndexTargetAction}
      fields={names.map((name) => ({ name, label: t(name), saved: values[name] ?? "" }))}
      hidden={target ? { ofYear: String(target.year) } : sending ? { sending } : {}}
      basis={target ? { name: "version", value: String(target.version) } : null}
    >
      {(field) => (
        <>
          {target ? null : <TextInput {...field("year")} label={t("year")} inputMode="numeric" className="max-w-32" />}
          <NumberInput {...field("value")} label={t("value")} help={t("indexHelp")} />
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
