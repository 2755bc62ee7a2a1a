"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { endAssessorAction } from "@/lib/platform/users/actions";

/** Ends a guest account before its last day; its sessions end with it. */
export function EndAccount({ id, name }: { id: string; name: string }) {
  const t = useTranslations("AssessorForms");
  const form = useForm(endAssessorAction);
  return (
    <Form of={form} hidden={{ id }} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        trigger={
          <>
            {t("end")} <span className="sr-only">{name}</span>
          </>
        }
        variant="secondary"
        title={t("endTitle", { name })}
        confirmLabel={t("endConfirm")}
        cancelLabel={t("cancel")}
      >
        {t("endBody")}
      </ConfirmDialog>
    </Form>
  );
}
