"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { publishRoundAction } from "@/lib/results/freezes/actions";

/** The last step of a round: asks once, and says what cannot be undone. */
export function PublishForm({ slug, version }: { slug: string; version: number }) {
  const t = useTranslations("RoundForms");
  const locale = useLocale();
  const [state, send] = useFormAction(publishRoundAction, {});
  return (
    <ConnectionGuard>
      <form action={send} className="flex flex-col gap-4">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="version" value={version} />
        <FormProblemNotice problem={state.problem} isDecision />
        <div>
          <ConfirmDialog
            trigger={t("publish")}
            title={t("publishTitle")}
            confirmLabel={t("publishConfirm")}
            pendingLabel={t("working")}
            cancelLabel={t("cancel")}
          >
            {t("publishBody")}
          </ConfirmDialog>
        </div>
      </form>
    </ConnectionGuard>
  );
}
