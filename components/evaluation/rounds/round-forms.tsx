"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { Button, type DisabledReason } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextInput } from "@/components/ui/text-input";
import { createRoundAction, moveRoundAction, setPhaseDatesAction } from "@/lib/evaluation/rounds/actions";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";

export function NewRoundForm({ year, instruments }: { year: number; instruments: Choice[] }) {
  const t = useTranslations("RoundForms");
  return (
    <EntryForm
      action={createRoundAction}
      fields={[
        { name: "year", label: t("year"), saved: `${year}` },
        { name: "stage", label: t("stage"), saved: "" },
        { name: "instrumentCode", label: t("instrument"), saved: instruments[0]?.value ?? "" },
      ]}
      hidden={{}}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput {...field("year")} label={t("year")} inputMode="numeric" autoComplete="off" />
          <Select
            {...field("stage")}
            key={`stage ${field("stage").defaultValue}`}
            label={t("stage")}
            help={t("stageHelp")}
            emptyLabel={t("oneStage")}
            choices={["1", "2"].map((value) => ({ value, label: t("stageValue", { stage: value }) }))}
          />
          <Select
            {...field("instrumentCode")}
            key={`instrument ${field("instrumentCode").defaultValue}`}
            label={t("instrument")}
            help={t("instrumentHelp")}
            choices={instruments}
          />
          <div>
            <SubmitButton pendingLabel={t("working")}>{t("create")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type DatesFormProps = {
  round: { slug: string; version: number };
  phases: { phase: RoundPhase; label: string; opens: string; closes: string }[];
};

/** Planned dates of every phase, in WIB. The end of the evidence repair is the one that acts by itself. */
export function DatesForm({ round, phases }: DatesFormProps) {
  const t = useTranslations("RoundForms");
  const fields = phases.flatMap(({ phase, label, opens, closes }) => [
    { name: `opens-${phase}`, label: `${label}, ${t("opens")}`, saved: opens },
    { name: `closes-${phase}`, label: `${label}, ${t("closes")}`, saved: closes },
  ]);
  return (
    <EntryForm
      action={setPhaseDatesAction}
      fields={fields}
      hidden={{ slug: round.slug }}
      basis={{ name: "version", value: `${round.version}` }}
    >
      {(field) => (
        <>
          {phases.map(({ phase, label }) => (
            <fieldset key={phase} className="grid gap-4 border-t border-hairline pt-4 md:grid-cols-2">
              <legend className="float-left mb-2 w-full font-semibold first-letter:uppercase md:col-span-2">
                {label}
              </legend>
              <TextInput {...field(`opens-${phase}`)} type="datetime-local" label={t("opens")} />
              <TextInput
                {...field(`closes-${phase}`)}
                type="datetime-local"
                label={t("closes")}
                help={phase === "EVIDENCE_REPAIR" ? t("repairHelp") : undefined}
              />
            </fieldset>
          ))}
          <div>
            <SubmitButton pendingLabel={t("working")}>{t("saveDates")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type MoveFormProps = {
  round: { slug: string; version: number };
  /** Names of the phases; null where there is none in that direction. */
  next: string | null;
  previous: string | null;
  reasons: DisabledReason[];
  /** What the next phase does, and what is still missing though it does not hold the round up. */
  consequence: string;
};

/** On to the next phase after a question, or one back with a reason. */
export function MoveForm({ round: { slug, version }, next, previous, reasons, consequence }: MoveFormProps) {
  const t = useTranslations("RoundForms");
  const hidden = { slug, version };
  return (
    <div className="flex flex-col gap-4">
      {next ? <Forward hidden={hidden} next={next} reasons={reasons} consequence={consequence} /> : null}
      {previous ? (
        <ReasonForm
          action={moveRoundAction}
          hidden={hidden}
          intent="back"
          isCheck
          summary={t("back", { phase: previous })}
          label={t("backReason")}
          help={t("backHelp")}
          submitLabel={t("backConfirm")}
          pendingLabel={t("working")}
        />
      ) : null}
    </div>
  );
}

type ForwardProps = Pick<MoveFormProps, "reasons" | "consequence"> & {
  hidden: { slug: string; version: number };
  next: string;
};

function Forward({ hidden, next, reasons, consequence }: ForwardProps) {
  const t = useTranslations("RoundForms");
  const form = useForm(moveRoundAction);
  const label = t("forward", { phase: next });
  if (reasons.length > 0) return <Button disabledReasons={reasons}>{label}</Button>;
  return (
    <Form of={form} hidden={hidden} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        trigger={label}
        name="intent"
        value="forward"
        title={t("forwardTitle", { phase: next })}
        confirmLabel={t("forwardConfirm")}
        pendingLabel={t("working")}
        cancelLabel={t("cancel")}
      >
        {consequence}
      </ConfirmDialog>
    </Form>
  );
}
