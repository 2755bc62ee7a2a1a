"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showDecisionAction } from "@/lib/follow-up/decisions/actions";

type ShowDecisionProps = {
  id: string;
  version: number;
  /** What the public reads: nothing, these words, or those of before the last edit. */
  shown: "nothing" | "these" | "earlier";
  /** False for whoever wrote it: the button stays and says why. */
  mayPublish: boolean;
};

/** Puts a decision before the public, or takes it back; each asked once. */
export function ShowDecision({ id, version, shown, mayPublish }: ShowDecisionProps) {
  const t = useTranslations("ShowDecision");
  const form = useForm(showDecisionAction);
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-wrap items-center gap-3">
      <p className="text-sm text-muted">{t(`shown.${shown}`)}</p>
      {shown === "these" ? null : mayPublish ? (
        <ConfirmDialog
          variant="secondary"
          trigger={t(shown === "earlier" ? "publishAgain" : "publish")}
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
        <Button variant="secondary" disabledReasons={[{ text: t("ownWork") }]}>
          {t("publish")}
        </Button>
      )}
      {shown === "nothing" ? null : (
        <ConfirmDialog
          variant="secondary"
          trigger={t("withdraw")}
          name="intent"
          value="withdraw"
          title={t("withdrawTitle")}
          confirmLabel={t("withdrawYes")}
          pendingLabel={t("working")}
          cancelLabel={t("cancel")}
        >
          {t("withdrawBody")}
        </ConfirmDialog>
      )}
    </Form>
  );
}
