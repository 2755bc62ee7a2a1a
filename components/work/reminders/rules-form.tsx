"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea, TextInput } from "@/components/ui/text-input";
import { saveRulesAction } from "@/lib/work/reminders/actions";

const NUMBERS = ["beforeDays", "headDays", "sekdaDays", "quietFrom", "quietTo"] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

type RulesFormProps = {
  version: number;
  values: Record<(typeof NUMBERS)[number], string> & { quietDays: string };
  weekdays: readonly number[];
};

/** How the city reminds: days before and after, and when nothing is sent. */
export function RulesForm({ version, values, weekdays }: RulesFormProps) {
  const t = useTranslations("ReminderForms");
  const form = useForm(saveRulesAction);
  const { typed, messages } = form;
  return (
    <Form of={form} hidden={{ version }}>
      {NUMBERS.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={t(`rules.${name}`)}
          help={t(`rulesHelp.${name}`)}
          defaultValue={typed(name, values[name])}
          error={messages(name)}
          inputMode="numeric"
          className="max-w-24"
        />
      ))}
      <fieldset>
        <legend className="mb-1 font-medium">{t("rules.quietWeekdays")}</legend>
        {WEEKDAYS.map((day) => (
          <Checkbox
            key={day}
            name={`weekday${day}`}
            label={t(`weekdays.${day}`)}
            defaultChecked={typed(`weekday${day}`, weekdays.includes(day) ? "on" : "") === "on"}
          />
        ))}
        <FieldError id="weekday7" error={messages("weekday7")} />
      </fieldset>
      <TextArea
        name="quietDays"
        label={t("rules.quietDays")}
        help={t("rulesHelp.quietDays")}
        defaultValue={typed("quietDays", values.quietDays)}
        error={messages("quietDays")}
        rows={4}
      />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
      </div>
    </Form>
  );
}
