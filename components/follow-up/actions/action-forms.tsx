"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, TextArea, TextInput } from "@/components/ui/text-input";
import { cancelActionAction, moveActionAction, updateActionAction } from "@/lib/follow-up/actions/actions";
import type { FormAction } from "@/lib/platform/forms/state";
import { type ActingAgency, WhoActs } from "./who-acts";

type Ref = { id: string; version: number };

const NEW = ["text", "agencyCode", "officerId", "dueOn"] as const;

type NewActionFormProps = {
  action: FormAction;
  /** What the action is for: a recommendation or a decision. */
  hidden: Record<string, string>;
  agencies: ActingAgency[];
  /** The code of the agency that is usually chosen; empty for none. */
  usual: string;
  /** Apart from the other forms of the page. */
  prefix: string;
};

/** Adds an action: what, who, by when. */
export function NewActionForm({ action, hidden, agencies, usual, prefix }: NewActionFormProps) {
  const t = useTranslations("FollowUpForms");
  const saved = { text: "", agencyCode: usual, officerId: "", dueOn: "" };
  const idOf = (name: string) => `${prefix}-${name}`;
  return (
    <EntryForm
      summary={t("add")}
      action={action}
      fields={NEW.map((name) => ({ name, id: idOf(name), label: t(name), saved: saved[name] }))}
      hidden={hidden}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput {...field("text")} label={t("text")} help={t("textHelp")} maxLength={500} />
          <WhoActs field={field} agencies={agencies} />
          <TextInput {...field("dueOn")} label={t("dueOn")} type="date" />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("working")}>
              {t("create")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** One minute on a phone: how far, and what was done. */
export function ProgressForm({
  percent,
  storageKey,
  about,
  ...ref
}: Ref & { percent: number; storageKey: string; about: string }) {
  const t = useTranslations("FollowUpForms");
  return (
    <EntryForm
      action={updateActionAction}
      fields={[
        { name: "percent", label: t("percent"), saved: String(percent) },
        { name: "note", label: t("note"), saved: "" },
      ]}
      hidden={{ id: ref.id }}
      basis={{ name: "version", value: String(ref.version) }}
      storageKey={storageKey}
      sentLater={{ name: "action", about }}
    >
      {(field) => (
        <>
          <NumberInput
            {...field("percent")}
            label={t("percent")}
            help={t("percentHelp")}
            unit="%"
            inputMode="numeric"
          />
          <TextArea {...field("note")} label={t("note")} help={t("noteHelp")} rows={3} />
          <div>
            <SubmitButton pendingLabel={t("working")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** For whoever may set due dates: another one, or giving the action up. */
export function RedirectAction({ dueOn, ...ref }: Ref & { dueOn: string }) {
  const t = useTranslations("FollowUpForms");
  return (
    <>
      <EntryForm
        summary={t("move")}
        action={moveActionAction}
        fields={[
          { name: "dueOn", label: t("dueOn"), saved: dueOn },
          { name: "note", id: "move-note", label: t("reason"), saved: "" },
        ]}
        hidden={{ id: ref.id }}
        basis={{ name: "version", value: String(ref.version) }}
      >
        {(field) => (
          <>
            <TextInput {...field("dueOn")} label={t("dueOn")} type="date" />
            <TextArea {...field("note")} label={t("reason")} rows={2} />
            <div>
              <SubmitButton variant="secondary" pendingLabel={t("working")}>
                {t("moveYes")}
              </SubmitButton>
            </div>
          </>
        )}
      </EntryForm>
      <ReasonForm
        action={cancelActionAction}
        hidden={ref}
        intent="cancel"
        name="note"
        summary={t("cancel")}
        label={t("reason")}
        help={t("cancelHelp")}
        submitLabel={t("cancelYes")}
        pendingLabel={t("working")}
      />
    </>
  );
}
