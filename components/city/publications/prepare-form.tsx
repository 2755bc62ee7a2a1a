"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { preparePublicationAction } from "@/lib/city/publications/actions";

/** What goes out together: its name, its moment, and the ticked rows of the table. */
export function PrepareForm({ children }: { children: ReactNode }) {
  const t = useTranslations("PublicationForms");
  const form = useForm(preparePublicationAction);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list for each answer, and for nothing else
  const errors = useMemo(
    () => [
      ...form.messages("name").map((message) => ({ fieldId: "name", message: `${t("name")}: ${message}` })),
      ...form.messages("plannedAt").map((message) => ({ fieldId: "plannedAt", message: `${t("moment")}: ${message}` })),
      ...form.messages("ticked").map((message) => ({ fieldId: "isian", message })),
    ],
    [form.state],
  );
  return (
    <Form of={form} hidden={{}} className="flex flex-col gap-6">
      <ErrorSummary title={t("summary")} errors={errors} />
      <TextInput
        name="name"
        id="name"
        label={t("name")}
        help={t("nameHelp")}
        maxLength={200}
        defaultValue={form.typed("name")}
        error={form.messages("name")}
      />
      <TextInput
        name="plannedAt"
        id="plannedAt"
        type="datetime-local"
        label={t("moment")}
        help={t("momentHelp")}
        defaultValue={form.typed("plannedAt")}
        error={form.messages("plannedAt")}
      />
      <div id="isian" tabIndex={-1}>
        {children}
      </div>
      <div>
        <SubmitButton pendingLabel={t("working")}>{t("prepare")}</SubmitButton>
      </div>
    </Form>
  );
}
