"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/lib/platform/forms/state";

type RowProps = { action: FormAction; id: string; version: number; what: "programme" | "indicator" };

/** Out to the public, asked once. */
export function PublishStep({ action, what, ...hidden }: RowProps) {
  return <Step action={action} hidden={hidden} intent="publish" what={what} />;
}

type DeleteProps = { action: FormAction; hidden: Hidden; what: RowProps["what"] | "agency" | "kelurahan" };

/** Away for good: only what was never published and nothing hangs on. */
export function DeleteStep(props: DeleteProps) {
  return <Step {...props} intent="delete" />;
}

type Hidden = Record<string, string | number>;
type StepProps =
  | { action: FormAction; hidden: Hidden; intent: "publish"; what: RowProps["what"] }
  | (DeleteProps & { intent: "delete" });

function Step(props: StepProps) {
  const { action, hidden, intent } = props;
  const t = useTranslations("RegisterSteps");
  const form = useForm(action);
  return (
    <Form of={form} hidden={hidden} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        // What is not public yet is told on the first page, with a link to this button.
        id={intent === "publish" ? "publish" : undefined}
        variant={intent === "publish" ? "primary" : "danger"}
        trigger={t(`${intent}.trigger`)}
        name="intent"
        value={intent}
        title={t(`${intent}.title`)}
        confirmLabel={t(`${intent}.yes`)}
        pendingLabel={t("working")}
        cancelLabel={t("cancel")}
      >
        {props.intent === "publish" ? t(`publish.${props.what}`) : t(`delete.${props.what}`)}
      </ConfirmDialog>
    </Form>
  );
}
