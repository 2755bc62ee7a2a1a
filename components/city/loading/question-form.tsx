"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select } from "@/components/ui/text-input";
import { saveAnswersAction } from "@/lib/city/loading/actions";
import { LEAVE_OUT, questionKey } from "@/lib/city/loading/answers";
import type { Preview } from "@/lib/city/loading/queries";

type QuestionFormProps = {
  id: string;
  version: number;
  questions: Preview["questions"]["shown"];
  choices: Preview["choices"];
};

/** What names mean that we do not know: what they come near to stands first, then everything there is. */
export function QuestionForm({ id, version, questions, choices }: QuestionFormProps) {
  const t = useTranslations("Loading");
  const form = useForm(saveAnswersAction);
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-col gap-5">
      {questions.map(({ to, text, count, offered }, index) => {
        const rest = (choices[to] ?? []).filter(({ value }) => !offered.some((one) => one.value === value));
        return (
          <div key={questionKey(to, text)}>
            <input type="hidden" name={`question-${index}`} value={questionKey(to, text)} />
            <Select
              name={`answer-${index}`}
              id={`answer-${index}`}
              label={t("question", { kind: t(`kinds.${to}`), text })}
              help={t("questionRows", { count })}
              emptyLabel={t("chooseMeaning")}
              choices={[...offered, { value: LEAVE_OUT, label: t("leaveRowsOut") }, ...rest]}
            />
          </div>
        );
      })}
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("reading")}>
          {t("saveAnswers")}
        </SubmitButton>
      </div>
    </Form>
  );
}
