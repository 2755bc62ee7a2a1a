"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { correctOfficialResultAction, decideOfficialResultAction } from "@/lib/results/official-results/actions";

type DecideLetterProps = {
  roundSlug: string;
  id: string;
  version: number;
  mayConfirm: boolean;
  isPublished: boolean;
};

/** The second person's decision, with what it will do said before it is done. */
export function DecideLetter(props: DecideLetterProps) {
  const { mayConfirm, isPublished } = props;
  const t = useTranslations("LetterForm");
  const [state, send] = useFormAction(decideOfficialResultAction, {});
  return (
    <ConnectionGuard>
      <div className="flex flex-col gap-6">
        {mayConfirm ? (
          <form action={send} className="flex flex-col items-start gap-4">
            <Hidden {...props} />
            <FormProblemNotice problem={state.problem} isDecision />
            <ConfirmDialog
              name="intent"
              value="confirm"
              trigger={t("confirm")}
              title={t("confirmTitle")}
              confirmLabel={t("confirmYes")}
              pendingLabel={t("working")}
              cancelLabel={t("cancel")}
            >
              <p>{isPublished ? t("confirmBodyPublished") : t("confirmBody")}</p>
            </ConfirmDialog>
          </form>
        ) : (
          <Button disabledReasons={[{ text: t("ownWork") }]}>{t("confirm")}</Button>
        )}
        <WithReason {...props} />
      </div>
    </ConnectionGuard>
  );
}

function Hidden({ roundSlug, id, version }: Pick<DecideLetterProps, "roundSlug" | "id" | "version">) {
  return (
    <>
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="roundSlug" value={roundSlug} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

function WithReason(props: DecideLetterProps) {
  const t = useTranslations("LetterForm");
  const [state, send] = useFormAction(decideOfficialResultAction, {});
  return (
    <Disclosure summary={t("return")} open={Boolean(state.reply)}>
      <form action={send} noValidate className="flex flex-col gap-4 pt-2">
        <Hidden {...props} />
        <FormProblemNotice problem={state.problem} isDecision />
        <TextArea
          name="reason"
          id="return-reason"
          label={t("reason")}
          help={t("returnHelp")}
          error={useFieldMessages(state)("reason")}
          defaultValue={String(state.reply?.initialValue?.reason ?? "")}
          rows={3}
        />
        <div>
          <SubmitButton name="intent" value="return" variant="secondary" pendingLabel={t("working")}>
            {t("returnConfirm")}
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}

/** A confirmed letter is never changed: its correction is a new revision, and both are seen. */
export function CorrectLetter({ roundSlug }: { roundSlug: string }) {
  const t = useTranslations("LetterForm");
  const locale = useLocale();
  const [state, send] = useFormAction(correctOfficialResultAction, {});
  return (
    <ConnectionGuard>
      <Disclosure summary={t("correct")} open={Boolean(state.reply)}>
        <form action={send} noValidate className="flex flex-col gap-4 pt-2">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="roundSlug" value={roundSlug} />
          <FormProblemNotice problem={state.problem} isDecision />
          <TextArea
            name="reason"
            id="correct-reason"
            label={t("reason")}
            help={t("correctHelp")}
            error={useFieldMessages(state)("reason")}
            defaultValue={String(state.reply?.initialValue?.reason ?? "")}
            rows={3}
          />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("working")}>
              {t("correctConfirm")}
            </SubmitButton>
          </div>
        </form>
      </Disclosure>
    </ConnectionGuard>
  );
}
