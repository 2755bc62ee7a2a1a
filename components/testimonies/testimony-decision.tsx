"use client";
import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { ConnectionGuard } from "@/components/entries/connection-guard";
import { FormProblemNotice } from "@/components/entries/form-problem";
import { ReasonForm } from "@/components/entries/reason-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { decideTestimonyAction, withdrawTestimonyAction } from "@/lib/testimonies/actions";

type Ref = { id: string; version: number };

/** Diskominfo's two answers; `mayPublish` is false for whoever entered it. */
export function TestimonyDecision({ mayPublish, ...ref }: Ref & { mayPublish: boolean }) {
  const t = useTranslations("TestimonyForm");
  const [state, send] = useActionState(decideTestimonyAction, {});
  return (
    <ConnectionGuard>
      <form action={send} className="mb-4 flex flex-col items-start gap-4">
        <Hidden {...ref} />
        <FormProblemNotice problem={state.problem} isDecision />
        {mayPublish ? (
          <ConfirmDialog
            trigger={t("publish")}
            name="intent"
            value="publish"
            title={t("publishTitle")}
            confirmLabel={t("publishYes")}
            pendingLabel={t("working")}
            cancelLabel={t("cancel")}
          >
            {t("publishBody")}
          </ConfirmDialog>
        ) : (
          <Button disabledReasons={[{ text: t("ownWork") }]}>{t("publish")}</Button>
        )}
      </form>
      <SendBack {...ref} />
    </ConnectionGuard>
  );
}

function SendBack(ref: Ref) {
  const t = useTranslations("TestimonyForm");
  return (
    <ReasonForm
      action={decideTestimonyAction}
      hidden={ref}
      intent="return"
      summary={t("return")}
      label={t("reason")}
      help={t("reasonHelp")}
      submitLabel={t("returnYes")}
      pendingLabel={t("working")}
    />
  );
}

/** The person has withdrawn the consent: asks once, for nothing of it comes back. */
export function WithdrawTestimony({ id }: { id: string }) {
  const t = useTranslations("TestimonyForm");
  const locale = useLocale();
  const [state, send] = useActionState(withdrawTestimonyAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="id" value={id} />
      <FormProblemNotice problem={state.problem} isDecision />
      <ConfirmDialog
        variant="danger"
        trigger={t("withdraw")}
        title={t("withdrawTitle")}
        confirmLabel={t("withdrawYes")}
        pendingLabel={t("working")}
        cancelLabel={t("cancel")}
      >
        {t("withdrawBody")}
      </ConfirmDialog>
    </form>
  );
}

function Hidden({ id, version }: Ref) {
  const locale = useLocale();
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
