"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, NumberInput, Select, TextInput } from "@/components/ui/text-input";
import { saveOtherCityAction, stepOtherCityAction } from "@/lib/evaluation/other-cities/actions";

type Ref = { id: string; version: number };
type OtherCityFormProps = {
  row: Ref | null;
  sending?: string;
  rounds: Choice[];
  values: Record<string, string>;
};

/** What another city reached, and where that is published. */
export function OtherCityForm({ row, sending, rounds, values }: OtherCityFormProps) {
  const t = useTranslations("OtherCities");
  const forms = useTranslations("Forms");
  const names = ["city", "roundSlug", "value", "source"] as const;
  return (
    <EntryForm
      action={saveOtherCityAction}
      fields={names.map((name) => ({ name, label: t(name), saved: values[name] ?? "" }))}
      hidden={row ? { id: row.id } : sending ? { sending } : {}}
      basis={row ? { name: "version", value: String(row.version) } : null}
    >
      {(field) => (
        <>
          <TextInput {...field("city")} label={t("city")} help={t("cityHelp")} autoComplete="off" />
          <Select
            {...field("roundSlug")}
            key={field("roundSlug").defaultValue}
            label={t("roundSlug")}
            help={t("roundSlugHelp")}
            emptyLabel={t("choose")}
            choices={rounds}
          />
          <NumberInput {...field("value")} label={t("value")} />
          <TextInput {...field("source")} label={t("source")} help={t("sourceHelp")} autoComplete="off" />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** One of the two steps on that ask for other eyes; whoever may not press it reads why. */
export function StepOn({ act, isOwn, ...ref }: Ref & { act: "verify" | "publish"; isOwn: boolean }) {
  const t = useTranslations("OtherCities");
  const forms = useTranslations("Forms");
  const form = useForm(stepOtherCityAction);
  return (
    <Form of={form} hidden={ref} isDecision>
      {isOwn ? (
        <div>
          <Button disabledReasons={[{ text: t("ownWork") }]}>{t(act)}</Button>
        </div>
      ) : (
        <>
          <p className="max-w-prose text-sm text-muted">{t(`${act}Help`)}</p>
          <div>
            <SubmitButton name="intent" value={act} pendingLabel={forms("saving")}>
              {t(act)}
            </SubmitButton>
          </div>
        </>
      )}
    </Form>
  );
}

/** Sent back to whoever entered it, or taken off the site. */
export function StepBack({ act, ...ref }: Ref & { act: "return" | "withdraw" }) {
  const t = useTranslations("OtherCities");
  const forms = useTranslations("Forms");
  return (
    <ReasonForm
      action={stepOtherCityAction}
      hidden={ref}
      intent={act}
      summary={t(act)}
      label={t("reason")}
      help={t(`${act}Help`)}
      submitLabel={t(`${act}Yes`)}
      pendingLabel={forms("saving")}
    />
  );
}
