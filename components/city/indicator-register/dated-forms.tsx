"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { moveIndicatorAction, retireIndicatorAction } from "@/lib/city/indicator-register/actions";

type DatedFormProps = { id: string; version: number; today: string };

/** From which day nothing more is measured, and why. */
export function RetirementForm({ id, version, today, others }: DatedFormProps & { others: Choice[] }) {
  const t = useTranslations("IndicatorForm");
  const forms = useTranslations("Forms");
  const names = ["retiredFrom", "retiredReason", "replacedByCode"] as const;
  return (
    <EntryForm
      action={retireIndicatorAction}
      fields={names.map((name) => ({ name, label: t(name), saved: name === "retiredFrom" ? today : "" }))}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <TextInput {...field("retiredFrom")} label={t("retiredFrom")} help={t("retiredFromHelp")} type="date" />
          <TextArea {...field("retiredReason")} label={t("retiredReason")} help={t("reasonHelp")} rows={3} />
          <Select
            {...field("replacedByCode")}
            key={field("replacedByCode").defaultValue}
            label={t("replacedByCode")}
            help={t("replacedByHelp")}
            choices={others}
            emptyLabel={t("replacedByNothing")}
          />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("retire")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** To which pillar it belongs from a day on, and why. */
export function MoveForm({ id, version, today, pillars }: DatedFormProps & { pillars: Choice[] }) {
  const t = useTranslations("IndicatorForm");
  const forms = useTranslations("Forms");
  const names = ["pillarCode", "movedOn", "reason"] as const;
  return (
    <EntryForm
      action={moveIndicatorAction}
      fields={names.map((name) => ({ name, label: t(name), saved: name === "movedOn" ? today : "" }))}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <Select
            key={`pillarCode ${field("pillarCode").defaultValue}`}
            {...field("pillarCode")}
            label={t("pillarCode")}
            choices={pillars}
            emptyLabel={t("choose")}
          />
          <TextInput {...field("movedOn")} label={t("movedOn")} help={t("movedOnHelp")} type="date" />
          <TextArea {...field("reason")} label={t("reason")} help={t("reasonHelp")} rows={3} />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("move")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
