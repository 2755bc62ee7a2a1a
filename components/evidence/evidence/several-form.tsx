"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { TickRow } from "@/components/platform/forms/ticks";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { attachToSeveralAction } from "@/lib/evidence/evidence/actions";

type SeveralFormProps = {
  slug: string;
  evidence: { id: string; title: string; about: string }[];
  items: { id: string; text: string; about: string }[];
};

/** One piece of evidence, chosen, for the items that are ticked. */
export function SeveralForm({ slug, evidence, items }: SeveralFormProps) {
  const t = useTranslations("SeveralItems");
  const form = useForm(attachToSeveralAction);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list for each answer, and for nothing else
  const errors = useMemo(
    () =>
      ["evidenceId", "answerIds"].flatMap((name) => form.messages(name).map((message) => ({ fieldId: name, message }))),
    [form.state],
  );
  return (
    <Form of={form} hidden={{ slug }} className="flex flex-col gap-8">
      <ErrorSummary title={t("summary")} errors={errors} />
      <Choices
        name="evidenceId"
        type="radio"
        legend={t("evidence")}
        rows={evidence}
        error={form.messages("evidenceId")}
      />
      <Choices name="answerIds" type="checkbox" legend={t("items")} rows={items} error={form.messages("answerIds")} />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("attach")}</SubmitButton>
      </div>
    </Form>
  );
}

type ChoicesProps = {
  name: string;
  type: "radio" | "checkbox";
  legend: string;
  rows: { id: string; title?: string; text?: string; about: string }[];
  error: string[];
};

function Choices({ name, type, legend, rows, error }: ChoicesProps) {
  return (
    <fieldset id={name} tabIndex={-1} className="flex flex-col">
      <legend className="pb-2 font-semibold text-lg">{legend}</legend>
      <FieldError id={name} error={error} />
      {rows.map(({ id, title, text, about }) => (
        <TickRow key={id} type={type} name={name} value={id} className="border-b border-hairline">
          <span lang="id">{title ?? text}</span>
          {about ? <span className="block text-sm text-muted">{about}</span> : null}
        </TickRow>
      ))}
    </fieldset>
  );
}
