"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { correctOfficialResultAction, decideOfficialResultAction } from "@/lib/results/official-results/actions";

type DecideLetterProps = {
  roundSlug: string;
  id: string;
  version: number;
  mayConfirm: boolean;
  isPublished: boolean;
};

/** The second person's decision, with what it will do said before it is done. */
export function DecideLetter({ mayConfirm, isPublished, ...hidden }: DecideLetterProps) {
  const t = useTranslations("LetterForm");
  const form = useForm(decideOfficialResultAction);
  return (
    <div className="flex flex-col gap-6">
      {mayConfirm ? (
        <Form of={form} hidden={hidden} isDecision className="flex flex-col items-start gap-4">
          <ConfirmDialog
            name="intent"
            value="confirm"
            trigger={t("confirm")}
            title={t("confirmTitle")}
            confirmLabel={t("confirmYes")}
            pendingLabel={t("working")}
            cancelLabel={t("cancel")}
          >
            <p>{isPublished ? t("confirmBodyPublished") : t("confirmBody")}</p>
          </ConfirmDialog>
        </Form>
      ) : (
        <Button disabledReasons={[{ text: t("ownWork") }]}>{t("confirm")}</Button>
      )}
      <ReasonForm
        action={decideOfficialResultAction}
        hidden={hidden}
        intent="return"
        isCheck
        summary={t("return")}
        label={t("reason")}
        help={t("returnHelp")}
        submitLabel={t("returnConfirm")}
        pendingLabel={t("working")}
      />
    </div>
  );
}

/** A confirmed letter is never changed: its correction is a new revision, and both are seen. */
export function CorrectLetter(hidden: { roundSlug: string }) {
  const t = useTranslations("LetterForm");
  return (
    <ReasonForm
      action={correctOfficialResultAction}
      hidden={hidden}
      isCheck
      summary={t("correct")}
      label={t("reason")}
      help={t("correctHelp")}
      submitLabel={t("correctConfirm")}
      pendingLabel={t("working")}
    />
  );
}
