"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { applyLoadAction, dropLoadAction, takeBackLoadAction } from "@/lib/city/loading/actions";
import type { Preview } from "@/lib/city/loading/queries";

type ApplyFormProps = {
  id: string;
  version: number;
  digest: string;
  tables: Preview["tables"];
  /** True where programmes or indicators are new: only they can be made public by this press. */
  asksPublish: boolean;
};

/** All that is right, or the ticked part of it, in one step. */
export function ApplyForm({ id, version, digest, tables, asksPublish }: ApplyFormProps) {
  const t = useTranslations("Loading");
  const form = useForm(applyLoadAction);
  const error = form.messages("tables");
  return (
    <Form of={form} hidden={{ id, version, digest }} isDecision className="flex flex-col gap-4">
      <fieldset className="flex flex-col gap-2" aria-describedby={error.length > 0 ? "tables-error" : undefined}>
        <legend className="font-semibold">{t("whichTables")}</legend>
        {tables.map(({ table, made, changed }) => (
          <Checkbox
            key={table}
            id={`table-${table}`}
            name="tables"
            value={table}
            defaultChecked
            label={t("tableCount", { table: t(`tables.${table}`), made, changed })}
          />
        ))}
        {error.length > 0 ? (
          <p id="tables-error" role="alert" className="font-medium text-danger">
            {error.join(" ")}
          </p>
        ) : null}
      </fieldset>
      {asksPublish ? <Checkbox id="publish" name="publish" value="on" label={t("publishToo")} /> : null}
      <div>
        <ConfirmDialog
          trigger={t("apply")}
          title={t("applyTitle")}
          confirmLabel={t("applyYes")}
          pendingLabel={t("applying")}
          cancelLabel={t("cancel")}
        >
          {t("applyBody")}
        </ConfirmDialog>
      </div>
    </Form>
  );
}

export function DropForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations("Loading");
  const form = useForm(dropLoadAction);
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        variant="quiet"
        trigger={t("drop")}
        title={t("dropTitle")}
        confirmLabel={t("dropYes")}
        pendingLabel={t("dropping")}
        cancelLabel={t("cancel")}
      >
        {t("dropBody")}
      </ConfirmDialog>
    </Form>
  );
}

/** Everything that was written goes back, in one step. */
export function TakeBackForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations("Loading");
  const form = useForm(takeBackLoadAction);
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        variant="danger"
        trigger={t("undo")}
        title={t("undoTitle")}
        confirmLabel={t("undoYes")}
        pendingLabel={t("undoing")}
        cancelLabel={t("cancel")}
      >
        {t("undoBody")}
      </ConfirmDialog>
    </Form>
  );
}
