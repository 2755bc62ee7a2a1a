"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { TickRow } from "@/components/platform/forms/ticks";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PageSection } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { addressOf } from "@/lib/city/loading/rows";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { dropWorkbookAction, takeWorkbookAction } from "@/lib/work/entry-workbooks/actions";
import type { WorkbookChange, WorkbookPreview } from "@/lib/work/entry-workbooks/queries";
import { useWorkbookWords } from "./use-workbook-words";

type TakeFormProps = { id: string; version: number; preview: WorkbookPreview };

/** Every change old → new with its tick; of a conflict one of the two is chosen. */
export function TakeForm({ id, version, preview }: TakeFormProps) {
  const t = useTranslations("EntryWorkbooks");
  const form = useForm(takeWorkbookAction);
  const { changes, rest, conflicts, digest, isHandedIn } = preview;
  const { fault } = useWorkbookWords();
  const wrong = (field: string) => (form.state.reply?.error?.[field] ?? []).map(fault);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list for each answer, and for nothing else
  const errors = useMemo(
    () => [
      ...wrong("conflicts").map((message) => ({ fieldId: "bentrok", message })),
      ...wrong("take").map((message) => ({ fieldId: "perubahan", message })),
    ],
    [form.state],
  );
  return (
    <Form of={form} hidden={{ id, version, digest }} isDecision className="flex flex-col">
      {conflicts.length > 0 ? (
        <PageSection id="bentrok" title={t("conflictCount", { count: conflicts.length })} lead={t("conflictsLead")}>
          <ul className="flex flex-col gap-4">
            {conflicts.map((conflict, at) => (
              <li key={conflict.label} className="rounded-md border border-hairline p-4">
                <ConflictChoice conflict={conflict} at={at} />
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
      {changes.length > 0 ? (
        <PageSection id="perubahan" title={t("changes")} lead={t("changesLead")}>
          <ul className="flex flex-col divide-y divide-hairline">
            {changes.map((change, at) => (
              <li key={change.label}>
                <ChangeTick change={change} at={at} />
              </li>
            ))}
            {rest > 0 ? (
              <li>
                <TickRow name="rest" value="on" isTicked id="take-rest">
                  {t("rest", { count: rest })}
                </TickRow>
              </li>
            ) : null}
          </ul>
        </PageSection>
      ) : null}
      <PageSection id="simpan" title={t("take")}>
        <div className="flex flex-col items-start gap-3">
          {/* Where the press was: the list above may be many screens long. */}
          <ErrorSummary title={t("notTaken")} errors={errors} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="save" pendingLabel={t("taking")}>
              {t(isHandedIn ? "takeDrafts" : "takeNow")}
            </SubmitButton>
            {isHandedIn ? (
              <SubmitButton name="intent" value="submit" variant="secondary" pendingLabel={t("taking")}>
                {t("takeAndSubmit")}
              </SubmitButton>
            ) : null}
          </div>
        </div>
      </PageSection>
    </Form>
  );
}

function ChangeTick({ change, at }: { change: WorkbookChange; at: number }) {
  // What is asked back is taken by a tick of its own.
  return (
    <TickRow name="take" value={`${at}`} id={`take-${at}`} isTicked={change.asked === null}>
      <ChangeWords change={change} />
    </TickRow>
  );
}

/** What it is, and of each field old → new with its cell; then what is asked, and what handing it in would lack. */
function ChangeWords({
  change: { label, changes, isNew, isPublished, unit, asked, lacks },
}: {
  change: WorkbookChange;
}) {
  const t = useTranslations("EntryWorkbooks");
  const { said, fault } = useWorkbookWords();
  const missing = Object.entries(lacks);
  return (
    <>
      <strong>{label}</strong>
      {isNew ? ` (${t("isNew")})` : isPublished ? ` (${t("isCorrection")})` : null}
      {changes.map(({ field, from, to, place }) => (
        <span key={field} className="block">
          {t(`fields.${field}` as "fields.value")}: {said(from)} → <strong>{said(to)}</strong>
          {field === "value" && unit ? ` ${unit}` : null}{" "}
          <span className="text-muted">
            ({place.sheet}, {addressOf(place)})
          </span>
        </span>
      ))}
      {asked ? (
        <span className="block font-medium text-warning">
          {t("asked")} {asked.keys.map(fault).join(" ")}
        </span>
      ) : null}
      {missing.length > 0 ? (
        <span className="block text-muted">
          {t("lacks")}{" "}
          {missing
            .map(([field, keys]) => `${t(`fields.${field}` as "fields.value")}: ${keys.map(fault).join(" ")}`)
            .join(" ")}
        </span>
      ) : null}
    </>
  );
}

function ConflictChoice({ conflict, at }: { conflict: WorkbookPreview["conflicts"][number]; at: number }) {
  const t = useTranslations("EntryWorkbooks");
  const locale = useLocale();
  const zone = useZone();
  const { said } = useWorkbookWords();
  const { label, by, at: when, meanwhile } = conflict;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-semibold">{label}</legend>
      {when ? <p>{t("changedBy", { by: by ?? t("nobody"), day: formatDate(dayIn(zone, when), locale) })}</p> : null}
      {meanwhile.length > 0 ? (
        <p>
          {t("meanwhile")}{" "}
          {meanwhile.map(({ field, now }) => `${t(`fields.${field}` as "fields.value")}: ${said(now)}`).join("; ")}
        </p>
      ) : null}
      <TickRow type="radio" name={`conflict-${at}`} value="saved">
        {t("keepSaved")}
      </TickRow>
      <TickRow type="radio" name={`conflict-${at}`} value="file">
        {t("keepFile")} <ChangeWords change={conflict} />
      </TickRow>
    </fieldset>
  );
}

export function DropForm({ id, version }: { id: string; version: number }) {
  const t = useTranslations("EntryWorkbooks");
  const form = useForm(dropWorkbookAction);
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        variant="quiet"
        trigger={t("drop")}
        title={t("dropTitle")}
        confirmLabel={t("dropYes")}
        pendingLabel={t("dropping")}
        cancelLabel={t("cancel")}
      >
        {t("dropBody")}
      </ConfirmDialog>
    </Form>
  );
}
