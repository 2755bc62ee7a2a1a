"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { ENTRY_KINDS, type EntryKind } from "@/lib/city/entries/kinds";
import { decideTogetherAction } from "@/lib/city/verification/actions";
import type { QueueFilter } from "@/lib/city/verification/schemas";

type QueueFormProps = {
  filter: QueueFilter;
  /** Of all that the filter shows: how many of each kind, how many may be decided by this person, how many at once. */
  kinds: Partial<Record<EntryKind, number>>;
  mine: number;
  atMost: number;
  /** When the newest of them was handed in (ISO 8601): what comes later is decided by nobody who has not seen it. */
  until: string;
  children: ReactNode;
};

/** The queue with what is done to many of it at once. */
export function QueueForm({ filter, kinds, mine, atMost, until, children }: QueueFormProps) {
  const t = useTranslations("Queue");
  const decide = useTranslations("Decide");
  const form = useForm(decideTogetherAction);
  const rows = useRef<HTMLDivElement>(null);
  const act = filter.state === "SUBMITTED" ? "verify" : "publish";
  const many = Math.min(mine, atMost);
  const tickAll = () => {
    const boxes = [...(rows.current?.querySelectorAll<HTMLInputElement>("input[data-tick='']") ?? [])];
    const isTicked = boxes.some(({ checked }) => !checked);
    for (const box of boxes) box.checked = isTicked;
  };
  const errors = form.messages("ticked").map((message) => ({ fieldId: "antrean", message }));
  const reasons = form.messages("reason");
  return (
    <Form of={form} hidden={{ ...filter, until }} isDecision className="flex flex-col gap-6">
      <ErrorSummary
        title={t("summary")}
        errors={[
          ...errors,
          ...reasons.map((message) => ({ fieldId: "return-reason", message: `${decide("reason")}: ${message}` })),
        ]}
      />
      <div id="antrean" ref={rows} tabIndex={-1} className="flex flex-col gap-3">
        <div>
          <Button variant="secondary" onClick={tickAll}>
            {t("tickAll")}
          </Button>
        </div>
        {children}
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <ConfirmDialog
          trigger={t(`${act}Ticked`)}
          name="intent"
          value={act}
          title={t(`${act}TickedTitle`)}
          confirmLabel={t(`${act}Yes`)}
          pendingLabel={decide("working")}
          cancelLabel={decide("cancel")}
        >
          {t(`${act}Body`)}
        </ConfirmDialog>
        {mine > 0 ? (
          <ConfirmDialog
            trigger={t(many < mine ? `${act}First` : `${act}All`, { count: many })}
            variant="secondary"
            name="intent"
            value={`${act}All`}
            title={t(`${act}AllTitle`, { count: many })}
            confirmLabel={t(`${act}Yes`)}
            pendingLabel={decide("working")}
            cancelLabel={decide("cancel")}
          >
            <p>{t(`${act}Body`)}</p>
            <ul className="mt-2 list-disc ps-5">
              {ENTRY_KINDS.flatMap((kind) =>
                kinds[kind]
                  ? [<li key={kind}>{t("kindCount", { kind: t(`kinds.${kind}`), count: kinds[kind] })}</li>]
                  : [],
              )}
            </ul>
          </ConfirmDialog>
        ) : null}
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
