"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea, TextInput } from "@/components/ui/text-input";
import {
  changeDueDateAction,
  checkRecommendationAction,
  reportRecommendationAction,
} from "@/lib/follow-up/recommendations/actions";
import { needsUncheckedReason } from "@/lib/follow-up/recommendations/policy";

type Ref = { id: string; version: number };

/** A check with a note: by the verifier (verify, return) or by the council (confirm, council). */
export function CheckForm({
  intent,
  unchecked = 0,
  ...ref
}: Ref & { intent: "verify" | "return" | "confirm" | "council"; unchecked?: number }) {
  const t = useTranslations("RecommendationForms");
  const isForward = intent === "verify" || intent === "confirm";
  return (
    <ReasonForm
      action={checkRecommendationAction}
      hidden={ref}
      intent={intent}
      name="note"
      summary={isForward ? undefined : t(`${intent}.open`)}
      label={t(`${intent}.label`)}
      help={t(`${intent}.help`)}
      submitLabel={t(`${intent}.send`)}
      pendingLabel={t("working")}
      variant={isForward ? "primary" : "secondary"}
      isCheck
      also={
        needsUncheckedReason({ unchecked })
          ? { name: "uncheckedReason", label: t("unchecked.label"), help: t("unchecked.help", { count: unchecked }) }
          : undefined
      }
    />
  );
}

/** What the public will read: at the end, or of how far it is. */
export function ReportForm({ intent, saved, ...ref }: Ref & { intent: "report" | "interim"; saved: string }) {
  const t = useTranslations("RecommendationForms");
  return (
    <ReasonForm
      action={reportRecommendationAction}
      hidden={ref}
      intent={intent}
      name="text"
      summary={intent === "interim" ? t("interim.open") : undefined}
      label={t(`${intent}.label`)}
      help={t(`${intent}.help`)}
      rows={5}
      saved={saved}
      submitLabel={t(`${intent}.send`)}
      pendingLabel={t("working")}
      variant={intent === "report" ? "primary" : "secondary"}
    />
  );
}

/** Another due date with its reason; the public sees both dates. */
export function DueDateForm({ dueOn, ...ref }: Ref & { dueOn: string }) {
  const t = useTranslations("RecommendationForms");
  return (
    <EntryForm
      summary={t("due.open")}
      action={changeDueDateAction}
      fields={[
        { name: "dueOn", label: t("due.dueOn"), saved: dueOn },
        { name: "note", label: t("due.note"), saved: "" },
      ]}
      hidden={{ id: ref.id }}
      basis={{ name: "version", value: String(ref.version) }}
    >
      {(field) => (
        <>
          <TextInput {...field("dueOn")} label={t("due.dueOn")} help={t("due.help")} type="date" />
          <TextArea {...field("note")} label={t("due.note")} rows={2} />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("working")}>
              {t("due.send")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
