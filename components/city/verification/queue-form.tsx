"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { TickedNames, Ticks } from "@/components/platform/forms/ticks";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { decideTogetherAction } from "@/lib/city/verification/actions";
import type { QueueFilter } from "@/lib/city/verification/schemas";

/** The table of the queue with what is done to those of its rows that are ticked. */
export function QueueForm({
  filter,
  areTicked = false,
  children,
}: {
  filter: QueueFilter;
  /** Every row comes ticked. */
  areTicked?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("Queue");
  const decide = useTranslations("Decide");
  const form = useForm(decideTogetherAction);
  const [chosen, setChosen] = useState<string[]>([]);
  const reasons = form.messages("reason");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list for each answer, and for nothing else
  const errors = useMemo(
    () => [
      ...form.messages("ticked").map((message) => ({ fieldId: "antrean", message })),
      ...reasons.map((message) => ({ fieldId: "return-reason", message: `${decide("reason")}: ${message}` })),
    ],
    [form.state],
  );
  return (
    <Form of={form} hidden={filter} isDecision className="flex flex-col gap-6">
      <ErrorSummary title={t("summary")} errors={errors} />
      <Ticks
        id="antrean"
        error={form.messages("ticked")}
        onTicked={setChosen}
        areTicked={areTicked}
        className="flex flex-col gap-3"
      >
        {children}
      </Ticks>
      <div className="flex flex-wrap items-start gap-3">
        {(filter.state === "SUBMITTED" ? (["release", "verify"] as const) : (["publish"] as const)).map((act) => (
          <ConfirmDialog
            key={act}
            trigger={t(`ticked.${act}`)}
            variant={act === "verify" ? "secondary" : "primary"}
            name="intent"
            value={act}
            title={t(`tickedTitle.${act}`, { count: chosen.length })}
            confirmLabel={t(`confirm.${act}`)}
            pendingLabel={decide("working")}
            cancelLabel={decide("cancel")}
          >
            <p>{t(`tickedBody.${act}`)}</p>
            <TickedNames names={chosen} />
          </ConfirmDialog>
        ))}
      </div>
      <Disclosure summary={t("returnTicked")} open={reasons.length > 0}>
        <div className="flex flex-col gap-4 pt-2">
          <TextArea
            name="reason"
            id="return-reason"
            label={decide("reason")}
            help={decide("reasonHelp")}
            error={reasons}
            defaultValue={form.typed("reason")}
            rows={3}
          />
          <div>
            <SubmitButton variant="secondary" name="intent" value="return" pendingLabel={decide("working")}>
              {decide("returnConfirm")}
            </SubmitButton>
          </div>
        </div>
      </Disclosure>
    </Form>
  );
}
