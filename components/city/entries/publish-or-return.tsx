"use client";
import { useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/lib/platform/forms/state";

type PublishOrReturnProps = {
  /** Takes intent publish, or return with a reason. */
  action: FormAction;
  /** Whose words the buttons have. */
  words: "QuestionForm" | "TestimonyForm";
  id: string;
  version: number;
  /** False for whoever entered it: the button stays and says why. */
  mayPublish: boolean;
};

/** The two answers to what somebody else handed in: out to the public, asked once, or back with a reason. */
export function PublishOrReturn({ action, words, mayPublish, ...ref }: PublishOrReturnProps) {
  const t = useTranslations(words);
  const [state, send] = useFormAction(action, {});
  return (
    <ConnectionGuard>
      <div className="flex flex-col gap-4">
        <form action={send} className="flex flex-col items-start gap-4">
          <RefInputs {...ref} />
          <FormProblemNotice problem={state.problem} isDecision />
          {mayPublish ? (
            <ConfirmDialog
              trigger={t("publish")}
              name="intent"
              value="publish"
              title={t("publishTitle")}
              confirmLabel={t("publishYes")}
              pendingLabel={t("working")}
              cancelLabel={t("cancel")}
            >
              {t("publishBody")}
            </ConfirmDialog>
          ) : (
            <Button disabledReasons={[{ text: t("ownWork") }]}>{t("publish")}</Button>
          )}
        </form>
        <ReasonForm
          action={action}
          hidden={ref}
          intent="return"
          summary={t("return")}
          label={t("reason")}
          help={t("returnHelp")}
          submitLabel={t("returnYes")}
          pendingLabel={t("working")}
        />
      </div>
    </ConnectionGuard>
  );
}
