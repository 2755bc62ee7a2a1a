"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { approvePublicationAction, callBackPublicationAction } from "@/lib/city/publications/actions";

type PublicationStepsProps = {
  publication: { id: string; version: number };
  /** Whether the reader may let it out. */
  mayApprove: boolean;
  /** What the approval does, with its moment. */
  consequence: string;
};

export function PublicationSteps({ publication, mayApprove, consequence }: PublicationStepsProps) {
  const t = useTranslations("PublicationForms");
  const approving = useForm(approvePublicationAction);
  const callingBack = useForm(callBackPublicationAction);
  const dialog = { pendingLabel: t("working"), cancelLabel: t("cancel") };
  return (
    <div className="flex flex-wrap items-start gap-3">
      {mayApprove ? (
        <Form of={approving} hidden={publication} isDecision>
          <ConfirmDialog {...dialog} trigger={t("approve")} title={t("approveTitle")} confirmLabel={t("approveYes")}>
            {consequence}
          </ConfirmDialog>
        </Form>
      ) : null}
      <Form of={callingBack} hidden={publication} isDecision>
        <ConfirmDialog
          {...dialog}
          variant="secondary"
          trigger={t("callBack")}
          title={t("callBackTitle")}
          confirmLabel={t("callBackYes")}
        >
          {t("callBackBody")}
        </ConfirmDialog>
      </Form>
    </div>
  );
}
