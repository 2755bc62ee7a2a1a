"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { saveFocusAction } from "@/lib/city/programme-register/actions";

/** From how many active programmes on a pillar has more than people can look after. */
export function FocusForm({ version, mostActive }: { version: number; mostActive: string }) {
  const t = useTranslations("Focus");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={saveFocusAction}
      fields={[{ name: "mostActive", label: t("mostActive"), saved: mostActive }]}
      hidden={{}}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <TextInput
            {...field("mostActive")}
            label={t("mostActive")}
            help={t("mostActiveHelp")}
            optionalLabel={forms("optional")}
            inputMode="numeric"
            className="max-w-32"
          />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
