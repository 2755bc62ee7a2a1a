"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { decideTogetherAction } from "@/lib/city/verification/actions";
import type { QueueFilter } from "@/lib/city/verification/schemas";

/** The table of the queue with what is done to those of its rows that are ticked. */
export function QueueForm({ filter, children }: { filter: QueueFilter; children: ReactNode }) {
  const t = useTranslations("Queue");
  const decide = useTranslations("Decide");
  const form = useForm(decideTogetherAction);
  const rows = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const boxes = () => boxesOf(rows.current);
  const readChosen = () => setChosen(boxes().flatMap(({ checked, dataset }) => (checked ? (dataset.what ?? "") : [])));
  const tickAll = () => {
    const mine = boxes().filter(({ dataset }) => dataset.tick === "");
    const isTicked = mine.some(({ checked }) => !checked);
    for (const box of mine) box.checked = isTicked;
  };
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
      <div id="antrean" ref={rows} tabIndex={-1} className="flex flex-col gap-3">
        <div>
          <Button variant="secondary" onClick={tickAll}>
            {t("tickAll")}
          </Button>
        </div>
        {children}
      </div>
      {/* Read when a dialog is about to open: the boxes are the browser's own. */}
      <div className="flex flex-wrap items-start gap-3" onClickCapture={readChosen}>
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
            <Chosen names={chosen} label={t("chosen", { count: chosen.length })} />
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

const boxesOf = (rows: HTMLElement | null) => [...(rows?.querySelectorAll<HTMLInputElement>("input[data-tick]") ?? [])];

function Chosen({ names, label }: { names: string[]; label: string }) {
  if (names.length === 0) return null;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className="mt-3 max-h-60 overflow-y-auto rounded-md border border-hairline"
    >
      <ul className="list-disc py-2 ps-8 pe-3 text-sm">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
