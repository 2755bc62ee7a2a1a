"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { askQuestionAction } from "@/lib/voices/public-questions/actions";
import type { Asked } from "@/lib/voices/public-questions/asked";
import { RobotCheck } from "./robot-check";

type QuestionFormProps = {
  subject: Record<string, string>;
  kelurahan: Choice[];
  /** True where the city can send mail. */
  asksEmail: boolean;
  /** The box for what is wrong is ticked: one came from there. */
  disputes: boolean;
} & Asked;

/** Works without scripts, sets no cookie and asks no third party who is a person. */
export function QuestionForm({ subject, kelurahan, asksEmail, disputes, ...first }: QuestionFormProps) {
  const t = useTranslations("QuestionForm");
  const forms = useTranslations("Forms");
  const form = useForm(askQuestionAction);
  const { state, messages, typed } = form;
  const asked = state.asked ?? first;
  const names = ["text", "kelurahan", "email", "sum"] as const;
  const errors = names.flatMap((name) =>
    messages(name).map((message) => ({ fieldId: name, message: `${t(name)}: ${message}` })),
  );
  const field = (name: (typeof names)[number]) => ({ name, error: messages(name), defaultValue: typed(name) });
  return (
    <Form of={form} hidden={{ ...subject, token: asked.token }} className="flex max-w-prose flex-col gap-6">
      <ErrorSummary title={forms("summary")} errors={errors} />
      <TextArea {...field("text")} label={t("text")} help={t("textHelp")} rows={5} maxLength={2000} />
      <Checkbox
        name="disputes"
        label={t("disputes")}
        help={t("disputesHelp")}
        defaultChecked={state.reply ? typed("disputes") === "on" : disputes}
      />
      <Select
        {...field("kelurahan")}
        key={typed("kelurahan")}
        label={t("kelurahan")}
        help={t("kelurahanHelp")}
        optionalLabel={forms("optional")}
        choices={kelurahan}
        emptyLabel={t("noKelurahan")}
      />
      {asksEmail ? (
        <TextInput
          {...field("email")}
          type="email"
          label={t("email")}
          help={t("emailHelp")}
          optionalLabel={forms("optional")}
          autoComplete="email"
        />
      ) : null}
      <div hidden>
        <label>
          {t("website")}
          <input type="text" name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <RobotCheck key={asked.token} asked={asked} errors={messages("sum")} typed={typed("sum")} />
      <p className="text-sm text-muted">{t("privacy")}</p>
      <div>
        <SubmitButton pendingLabel={forms("sending")}>{t("send")}</SubmitButton>
      </div>
    </Form>
  );
}
