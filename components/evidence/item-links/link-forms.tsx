"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select } from "@/components/ui/text-input";
import { linkItemAction, takeOverEvidenceAction, unlinkItemAction } from "@/lib/evidence/item-links/actions";
import type { Thing } from "@/lib/evidence/item-links/schemas";

/** One item more that a thing counts for. */
export function LinkItemForm({ thing, choices }: { thing: Thing; choices: Choice[] }) {
  const t = useTranslations("ItemLinks");
  const form = useForm(linkItemAction);
  return (
    <Form of={form} hidden={{ kind: thing.kind, thingId: thing.id }} className="flex max-w-prose flex-col gap-3">
      <Select
        id="itemId"
        name="itemId"
        label={t("item")}
        help={t("itemHelp")}
        choices={choices}
        emptyLabel={t("choose")}
        error={form.messages("itemId")}
        defaultValue={form.typed("itemId")}
      />
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("working")}>
          {t("link")}
        </SubmitButton>
      </div>
    </Form>
  );
}

export function UnlinkForm({ id, version, code }: { id: string; version: number; code: string }) {
  const t = useTranslations("ItemLinks");
  const form = useForm(unlinkItemAction);
  return (
    <Form of={form} hidden={{ id, version }} isDecision>
      <ConfirmDialog
        trigger={
          <span>
            {t("unlink")}
            <span className="sr-only">: {code}</span>
          </span>
        }
        variant="secondary"
        title={t("unlinkTitle", { code })}
        confirmLabel={t("unlink")}
        pendingLabel={t("working")}
        cancelLabel={t("cancel")}
      >
        {t("unlinkBody")}
      </ConfirmDialog>
    </Form>
  );
}

/** One press: the same file or address proves this answer too. */
export function TakeOverForm({ answerId, evidenceId, title }: { answerId: string; evidenceId: string; title: string }) {
  const t = useTranslations("ItemLinks");
  const form = useForm(takeOverEvidenceAction);
  return (
    <Form of={form} hidden={{ answerId, evidenceId }} isDecision>
      <SubmitButton variant="secondary" pendingLabel={t("working")}>
        {t("takeOver")}
        <span className="sr-only">: {title}</span>
      </SubmitButton>
    </Form>
  );
}
