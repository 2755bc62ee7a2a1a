"use client";
import { useTranslations } from "next-intl";
import { PublishOrReturn } from "@/components/city/entries/publish-or-return";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select } from "@/components/ui/text-input";
import { answerQuestionAction, decideQuestionAction } from "@/lib/voices/public-questions/actions";

type Ref = { id: string; version: number };

/** Lets it through to an agency, or gives it to another. */
export function LetThrough({
  agencies,
  usual,
  isOpen,
  ...ref
}: Ref & { agencies: Choice[]; usual: string; isOpen: boolean }) {
  const t = useTranslations("QuestionForm");
  const form = useForm(decideQuestionAction);
  return (
    <Form of={form} hidden={ref} isDecision className="flex flex-col items-start gap-4">
      <Select
        name="agencyCode"
        label={t("agency")}
        help={t("agencyHelp")}
        choices={agencies}
        defaultValue={form.typed("agencyCode", usual)}
        error={form.messages("agencyCode")}
      />
      <SubmitButton
        name="intent"
        value="letThrough"
        pendingLabel={t("working")}
        variant={isOpen ? "secondary" : "primary"}
      >
        {isOpen ? t("giveToAnother") : t("letThrough")}
      </SubmitButton>
    </Form>
  );
}

export function RefuseQuestion(ref: Ref) {
  const t = useTranslations("QuestionForm");
  return (
    <ReasonForm
      action={decideQuestionAction}
      hidden={ref}
      intent="refuse"
      summary={t("refuse")}
      label={t("reason")}
      help={t("refuseHelp")}
      submitLabel={t("refuseYes")}
      pendingLabel={t("working")}
    />
  );
}

export function AnswerQuestion({ saved, ...ref }: Ref & { saved: string }) {
  const t = useTranslations("QuestionForm");
  return (
    <ReasonForm
      action={answerQuestionAction}
      hidden={ref}
      name="answer"
      label={t("answer")}
      help={t("answerHelp")}
      rows={6}
      saved={saved}
      submitLabel={t("answerYes")}
      pendingLabel={t("working")}
      variant="primary"
    />
  );
}

export function CheckAnswer(answer: Ref & { mayPublish: boolean }) {
  return <PublishOrReturn action={decideQuestionAction} words="QuestionForm" {...answer} />;
}
