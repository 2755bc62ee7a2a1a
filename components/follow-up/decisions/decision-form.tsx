"use client";
import { useTranslations } from "next-intl";
import { type ActingAgency, WhoActs } from "@/components/follow-up/actions/who-acts";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { Disclosure } from "@/components/ui/disclosure";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea, TextInput } from "@/components/ui/text-input";
import { editDecisionAction, recordDecisionAction } from "@/lib/follow-up/decisions/actions";
import { TARGETS, type TargetKind } from "@/lib/follow-up/decisions/schemas";

type Targets = Record<TargetKind, { id: string; name: string }[]> & { unlisted: number };

type NewDecisionFormProps = {
  meetingId: string;
  sending: string;
  targets: Targets;
  agencies: ActingAgency[];
  storageKey: string;
};

const NEW = ["text", "action", "agencyCode", "officerId", "dueOn", "links", "others"] as const;

/** What was decided, what it is about, and who does what by when. */
export function NewDecisionForm({ meetingId, sending, targets, agencies, storageKey }: NewDecisionFormProps) {
  const t = useTranslations("DecisionForm");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={recordDecisionAction}
      fields={NEW.map((name) => ({ name, label: t(name), saved: "" }))}
      hidden={{ meetingId, sending }}
      basis={null}
      storageKey={storageKey}
    >
      {(field, state) => (
        <>
          <TextArea {...field("text")} label={t("text")} help={t("textHelp")} rows={4} />
          <fieldset className="flex flex-col gap-6">
            <legend className="mb-4 text-xl font-semibold">{t("whoPart")}</legend>
            <TextInput {...field("action")} label={t("action")} help={t("actionHelp")} />
            <WhoActs field={field} agencies={agencies} />
            <TextInput {...field("dueOn")} label={t("dueOn")} type="date" />
          </fieldset>
          <Links targets={targets} chosen={[state.reply?.initialValue?.links ?? []].flat().map(String)} field={field} />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("record")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type EditDecisionFormProps = { id: string; version: number; text: string; chosen: string[]; targets: Targets };

export function EditDecisionForm({ id, version, text, chosen, targets }: EditDecisionFormProps) {
  const t = useTranslations("DecisionForm");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={editDecisionAction}
      fields={[
        { name: "text", label: t("text"), saved: text },
        { name: "links", label: t("links"), saved: chosen.join(","), say: (value) => namesOf(targets, value) },
        { name: "others", label: t("others"), saved: "" },
      ]}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field, state) => (
        <>
          <TextArea {...field("text")} label={t("text")} rows={4} />
          <Links
            targets={targets}
            chosen={state.reply?.initialValue ? [state.reply.initialValue.links ?? []].flat().map(String) : chosen}
            field={field}
          />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type LinksProps = { targets: Targets; chosen: string[]; field: (name: string) => FieldState };

/** "pillar:<id>,programme:<id>" as names, in one order whoever ticked them. */
function namesOf(targets: Targets, value: string): string {
  const names = new Map<string, string>();
  for (const kind of TARGETS) for (const { id, name } of targets[kind]) names.set(`${kind}:${id}`, name);
  const given = value.split(",").filter(Boolean);
  return given
    .map((key) => names.get(key) ?? key)
    .sort()
    .join("; ");
}

/** Boxes of each kind; a group with something in it is open. Recommendations without a box are named by number. */
function Links({ targets, chosen, field }: LinksProps) {
  const t = useTranslations("DecisionForm");
  const forms = useTranslations("Forms");
  const others = field("others");
  const isNamed = others.defaultValue !== "" || others.error.length > 0;
  return (
    <fieldset id="links" tabIndex={-1} className="flex flex-col gap-3">
      <legend className="mb-2 text-xl font-semibold">{t("links")}</legend>
      <FieldError id="links" error={field("links").error} />
      {TARGETS.map((kind) => (
        <Disclosure
          key={kind}
          summary={t(`targets.${kind}`)}
          open={
            (kind === "recommendation" && isNamed) || targets[kind].some(({ id }) => chosen.includes(`${kind}:${id}`))
          }
        >
          <div className="grid gap-x-6 sm:grid-cols-2">
            {targets[kind].map(({ id, name }) => (
              <ChoiceRow
                key={id}
                name="links"
                value={`${kind}:${id}`}
                defaultChecked={chosen.includes(`${kind}:${id}`)}
                lang="id"
              >
                {name}
              </ChoiceRow>
            ))}
          </div>
          {kind === "recommendation" && (targets.unlisted > 0 || isNamed) ? (
            <div className="pt-3">
              <TextInput
                {...others}
                label={t("others")}
                help={t("othersHelp", { count: targets.unlisted })}
                optionalLabel={forms("optional")}
                autoComplete="off"
              />
            </div>
          ) : null}
        </Disclosure>
      ))}
    </fieldset>
  );
}
