"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextInput } from "@/components/ui/text-input";
import { ZONE_NAMES } from "@/lib/platform/format/zone";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { type AssessorState, createAssessorAction } from "@/lib/platform/users/actions";

/** A new guest account; its password stands in the answer once and is kept nowhere. */
export function AssessorForm({ rounds }: { rounds: { value: string; label: string }[] }) {
  const t = useTranslations("AssessorForms");
  const zone = useZone();
  return (
    <EntryForm
      action={createAssessorAction}
      fields={[
        { name: "name", label: t("name"), saved: "" },
        { name: "email", label: t("email"), saved: "" },
        { name: "roundSlug", label: t("round"), saved: rounds[0]?.value ?? "" },
        { name: "lastDay", label: t("lastDay"), saved: "" },
      ]}
      hidden={{}}
      basis={null}
    >
      {(field, state: AssessorState) => (
        <>
          {state.made ? (
            <Notice tone="success" announce title={t("made", { email: state.made.email })}>
              <p>{t("passwordOnce")}</p>
              <p className="font-mono text-lg break-all">{state.made.password}</p>
            </Notice>
          ) : null}
          <TextInput {...field("name")} label={t("name")} autoComplete="off" />
          <TextInput {...field("email")} label={t("email")} type="email" autoComplete="off" />
          <Select {...field("roundSlug")} label={t("round")} help={t("roundHelp")} choices={rounds} />
          <TextInput
            {...field("lastDay")}
            label={t("lastDay")}
            help={t("lastDayHelp", { zone: ZONE_NAMES[zone] })}
            type="date"
          />
          <div>
            <SubmitButton pendingLabel={t("making")}>{t("make")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
