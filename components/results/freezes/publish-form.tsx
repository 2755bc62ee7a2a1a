"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { publishRoundAction } from "@/lib/results/freezes/actions";

/** The last step of a round: asks once, and says what cannot be undone. */
export function PublishForm({ slug, version }: { slug: string; version: number }) {
  const t = useTranslations("RoundForms");
  const form = useForm(publishRoundAction);
  return (
    <Form of={form} hidden={{ slug, version }} isDecision>
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
    </Form>
  );
}
