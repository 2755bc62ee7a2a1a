"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { restoreRevisionAction } from "@/lib/work/revisions/actions";

type RestoreFormProps = { entity: string; rowId: string; revision: string; version: number; when: string };

/** Back to this state: asks once, and is a new revision itself. */
export function RestoreForm({ when, ...hidden }: RestoreFormProps) {
  const t = useTranslations("Restore");
  const form = useForm(restoreRevisionAction);
  return (
    <Form of={form} hidden={hidden} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        variant="quiet"
        trigger={
          <>
            {t("restore")} <span className="sr-only">{when}</span>
          </>
        }
        title={t("title", { when })}
        confirmLabel={t("confirm")}
        pendingLabel={t("working")}
        cancelLabel={t("cancel")}
      >
        {t("body")}
      </ConfirmDialog>
    </Form>
  );
}
