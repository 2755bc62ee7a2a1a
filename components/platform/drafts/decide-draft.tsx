"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/lib/platform/forms/state";

type DecideDraftProps = { action: FormAction; id: string; version: number; isPublished: boolean };

/** Publishes a draft, or throws it away; each asks once. */
export function DecideDraft({ action, id, version, isPublished }: DecideDraftProps) {
  const t = useTranslations("Drafts");
  const forms = useTranslations("Forms");
  return (
    <EntryForm action={action} fields={[]} hidden={{ id }} basis={{ name: "version", value: String(version) }}>
      {() => (
        <div className="flex flex-wrap gap-3">
          <ConfirmDialog
            trigger={t("publish")}
            title={t("publishTitle")}
            confirmLabel={t("publishConfirm")}
            cancelLabel={t("cancel")}
            pendingLabel={forms("saving")}
            name="intent"
            value="publish"
          >
            {t("publishBody")}
          </ConfirmDialog>
          <ConfirmDialog
            trigger={t("discard")}
            title={t("discardTitle")}
            confirmLabel={t("discardConfirm")}
            cancelLabel={t("cancel")}
            pendingLabel={forms("saving")}
            variant="secondary"
            name="intent"
            value="discard"
          >
            {t(isPublished ? "discardBody" : "removeBody")}
          </ConfirmDialog>
        </div>
      )}
    </EntryForm>
  );
}
