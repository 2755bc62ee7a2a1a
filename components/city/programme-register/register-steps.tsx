"use client";
import { useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/lib/platform/forms/state";

type StepProps = { action: FormAction; id: string; version: number; what: "programme" | "indicator" };

/** Out to the public, asked once. */
export function PublishStep(props: StepProps) {
  return <Step {...props} intent="publish" />;
}

/** Away for good: only what was never published and nothing hangs on. */
export function DeleteStep(props: StepProps) {
  return <Step {...props} intent="delete" />;
}

function Step({ action, id, version, what, intent }: StepProps & { intent: "publish" | "delete" }) {
  const t = useTranslations("RegisterSteps");
  const [state, send] = useFormAction(action, {});
  return (
    <ConnectionGuard>
      <form action={send} className="flex flex-col items-start gap-4">
        <RefInputs id={id} version={version} />
        <FormProblemNotice problem={state.problem} isDecision />
        <ConfirmDialog
          variant={intent === "publish" ? "primary" : "danger"}
          trigger={t(`${intent}.trigger`)}
          name="intent"
          value={intent}
          title={t(`${intent}.title`)}
          confirmLabel={t(`${intent}.yes`)}
          pendingLabel={t("working")}
          cancelLabel={t("cancel")}
        >
          {t(`${intent}.${what}`)}
        </ConfirmDialog>
      </form>
    </ConnectionGuard>
  );
}
