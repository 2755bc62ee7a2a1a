"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { endAssessorAction } from "@/lib/platform/users/actions";

/** Ends a guest account before its last day; its sessions end with it. */
export function EndAccount({ id, name }: { id: string; name: string }) {
  const t = useTranslations("AssessorForms");
  const locale = useLocale();
  const [state, send] = useFormAction(endAssessorAction, {});
  return (
    <ConnectionGuard>
      <form action={send}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="id" value={id} />
        <FormProblemNotice problem={state.problem} isDecision />
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
      </form>
    </ConnectionGuard>
  );
}
