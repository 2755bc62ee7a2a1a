"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
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
  const form = useForm(action);
  return (
    <div className="flex flex-col gap-4">
      <Form of={form} hidden={ref} isDecision className="flex flex-col items-start gap-4">
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
      </Form>
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
  );
}
