"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { restoreRevisionAction } from "@/lib/work/revisions/actions";

type RestoreFormProps = {
  entity: string;
  rowId: string;
  revision: string;
  version: number;
  when: string;
  /** It becomes a correction, and its readers are told why. */
  asksReason: boolean;
  /** What the fields are called, for those that are refused. */
  labels: Record<string, string>;
};

/** Back to this state: asks once, and is a new revision itself. */
export function RestoreForm({ when, asksReason, labels, ...hidden }: RestoreFormProps) {
  const t = useTranslations("Restore");
  const form = useForm(restoreRevisionAction);
  const refused = Object.keys(form.state.reply?.error ?? {}).filter((field) => field !== "reason");
  const trigger = (
    <>
      {t("restore")} <span className="sr-only">{when}</span>
    </>
  );
  return (
    <Form
      of={form}
      hidden={hidden}
      summary={asksReason ? trigger : undefined}
      isDecision
      className="flex flex-col items-start gap-4"
    >
      {refused.length > 0 ? (
        <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
          {refused.map((field) => (
            <li key={field}>{[labels[field], ...form.messages(field)].filter(Boolean).join(": ")}</li>
          ))}
        </ul>
      ) : null}
      {asksReason ? (
        <>
          <TextArea
            name="reason"
            id={`alasan-${hidden.revision}`}
            label={t("reason")}
            help={t("reasonHelp")}
            lang="id"
            rows={2}
            defaultValue={form.typed("reason")}
            error={form.messages("reason")}
          />
          <SubmitButton variant="secondary" pendingLabel={t("working")}>
            {t("confirm")}
          </SubmitButton>
        </>
      ) : (
        <ConfirmDialog
          variant="secondary"
          trigger={trigger}
          title={t("title", { when })}
          confirmLabel={t("confirm")}
          pendingLabel={t("working")}
          cancelLabel={t("cancel")}
        >
          {t("body")}
        </ConfirmDialog>
      )}
    </Form>
  );
}
