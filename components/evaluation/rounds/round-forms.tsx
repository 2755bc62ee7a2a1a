"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Button, type DisabledReason } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextArea, TextInput } from "@/components/ui/text-input";
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

/** Planned dates of every phase, in the city's zone. The end of the evidence repair is the one that acts by itself. */
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
export function MoveForm(props: MoveFormProps) {
  return (
    <ConnectionGuard>
      <div className="flex flex-col gap-4">
        {props.next ? <Forward {...props} next={props.next} /> : null}
        {props.previous ? <Back {...props} previous={props.previous} /> : null}
      </div>
    </ConnectionGuard>
  );
}

function Hidden({ round }: Pick<MoveFormProps, "round">) {
  return (
    <>
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="slug" value={round.slug} />
      <input type="hidden" name="version" value={round.version} />
    </>
  );
}

function Forward({ round, next, reasons, consequence }: MoveFormProps & { next: string }) {
  const t = useTranslations("RoundForms");
  const [state, send] = useFormAction(moveRoundAction, {});
  const label = t("forward", { phase: next });
  if (reasons.length > 0) return <Button disabledReasons={reasons}>{label}</Button>;
  return (
    <form action={send} className="flex flex-col gap-4">
      <Hidden round={round} />
      <FormProblemNotice problem={state.problem} isDecision />
      <div>
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
      </div>
    </form>
  );
}

function Back({ round, previous }: MoveFormProps & { previous: string }) {
  const t = useTranslations("RoundForms");
  const [state, send] = useFormAction(moveRoundAction, {});
  return (
    <Disclosure summary={t("back", { phase: previous })} open={Boolean(state.reply)}>
      <form action={send} noValidate className="flex flex-col gap-4 pt-2">
        <Hidden round={round} />
        <FormProblemNotice problem={state.problem} isDecision />
        <TextArea
          name="reason"
          label={t("backReason")}
          help={t("backHelp")}
          error={useFieldMessages(state)("reason")}
          defaultValue={String(state.reply?.initialValue?.reason ?? "")}
          rows={3}
        />
        <div>
          <SubmitButton name="intent" value="back" variant="secondary" pendingLabel={t("working")}>
            {t("backConfirm")}
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}
