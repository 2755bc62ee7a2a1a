"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select } from "@/components/ui/text-input";
import { saveChoiceAction } from "@/lib/work/reminders/actions";
import { KINDS } from "@/lib/work/reminders/digest";

type ChoiceFormProps = { kinds: readonly string[]; delivery: string; language: string };

/** Which reminders one wants, how often and in which language. */
export function ChoiceForm({ kinds, delivery, language }: ChoiceFormProps) {
  const t = useTranslations("ReminderForms");
  const form = useForm(saveChoiceAction);
  const { typed, messages } = form;
  const field = (name: string, saved: string) => ({ name, defaultValue: typed(name, saved), error: messages(name) });
  return (
    <Form of={form} hidden={{}}>
      <Select
        {...field("delivery", delivery)}
        label={t("delivery")}
        choices={(["DIGEST", "AT_ONCE", "NONE"] as const).map((value) => ({ value, label: t(`deliveries.${value}`) }))}
      />
      <fieldset>
        <legend className="mb-1 font-medium">{t("about")}</legend>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            name={kind}
            label={t(`kinds.${kind}`)}
            defaultChecked={typed(kind, kinds.includes(kind) ? "on" : "") === "on"}
          />
        ))}
      </fieldset>
      {/* `locale` is the language that the form answers in. */}
      <Select
        {...field("language", language)}
        label={t("language")}
        choices={(["id", "en"] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
      </div>
    </Form>
  );
}
