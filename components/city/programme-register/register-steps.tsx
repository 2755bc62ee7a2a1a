"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
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
  const form = useForm(action);
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-col items-start gap-4">
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
    </Form>
  );
}
