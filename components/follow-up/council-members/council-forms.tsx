"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, NumberInput, Select, TextInput } from "@/components/ui/text-input";
import { saveBodyAction, saveMemberAction, setRhythmAction } from "@/lib/follow-up/council-members/actions";
import { BODY_KINDS, ROLES } from "@/lib/follow-up/council-members/schemas";

type Ref = { id: string; version: number };
/** A new row's form has an id of its own, and makes one row however often it is sent. */
const hiddenOf = (ref: Ref | null, sending: string | undefined): Record<string, string> =>
  ref ? { id: ref.id } : sending ? { sending } : {};
const basisOf = (ref: Ref | null) => (ref ? { name: "version" as const, value: String(ref.version) } : null);

type BodyFormProps = {
  body: Ref | null;
  sending?: string;
  values: { kind: string; name: string };
  /** What opens the form, where it does not stand on a page of its own. */
  summary?: string;
  isOpen?: boolean;
};

/** A body of the council, new or known. */
export function BodyForm({ body, sending, values, summary, isOpen }: BodyFormProps) {
  const t = useTranslations("CouncilForms");
  return (
    <EntryForm
      action={saveBodyAction}
      summary={summary}
      isOpen={isOpen}
      fields={(["kind", "name"] as const).map((name) => ({ name, label: t(`body.${name}`), saved: values[name] }))}
      hidden={hiddenOf(body, sending)}
      basis={basisOf(body)}
    >
      {(field) => (
        <>
          <Select
            {...field("kind")}
            key={field("kind").defaultValue}
            label={t("body.kind")}
            choices={BODY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            emptyLabel={t("choose")}
          />
          <TextInput {...field("name")} label={t("body.name")} help={t("body.nameHelp")} />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("working")}>
              {t("body.save")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

const MEMBER = ["name", "position", "bodyId", "role", "from", "to", "source"] as const;

type MemberFormProps = {
  member: Ref | null;
  sending?: string;
  values: Record<(typeof MEMBER)[number], string>;
  bodies: Choice[];
};

/** A member, new or known; a last day makes the member a former one. */
export function MemberForm({ member, sending, values, bodies }: MemberFormProps) {
  const t = useTranslations("CouncilForms");
  const forms = useTranslations("Forms");
  const optional = forms("optional");
  return (
    <EntryForm
      action={saveMemberAction}
      fields={MEMBER.map((name) => ({ name, label: t(`member.${name}`), saved: values[name] }))}
      hidden={hiddenOf(member, sending)}
      basis={basisOf(member)}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={t("member.name")} autoComplete="off" />
          <TextInput
            {...field("position")}
            label={t("member.position")}
            help={t("member.positionHelp")}
            optionalLabel={optional}
          />
          <Select
            {...field("bodyId")}
            key={`b ${field("bodyId").defaultValue}`}
            label={t("member.bodyId")}
            choices={bodies}
            emptyLabel={t("choose")}
          />
          <Select
            {...field("role")}
            key={`r ${field("role").defaultValue}`}
            label={t("member.role")}
            choices={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
          />
          <TextInput {...field("from")} label={t("member.from")} type="date" />
          <TextInput
            {...field("to")}
            label={t("member.to")}
            help={t("member.toHelp")}
            type="date"
            optionalLabel={optional}
          />
          <TextInput
            {...field("source")}
            label={t("member.source")}
            help={t("member.sourceHelp")}
            optionalLabel={optional}
          />
          <div>
            <SubmitButton pendingLabel={t("working")}>{t("member.save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

const RHYTHM = ["fromYear", "meetingsPerYear", "source"] as const;

type RhythmFormProps = { summary: string; version: number; values: Record<(typeof RHYTHM)[number], string> };

/** How often the council has set itself to meet; another year that has a rhythm already is answered by showing both. */
export function RhythmForm({ summary, version, values }: RhythmFormProps) {
  const t = useTranslations("CouncilForms");
  return (
    <EntryForm
      action={setRhythmAction}
      summary={summary}
      fields={RHYTHM.map((name) => ({ name, label: t(`rhythm.${name}`), saved: values[name] }))}
      hidden={{}}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <TextInput {...field("fromYear")} label={t("rhythm.fromYear")} inputMode="numeric" />
          <NumberInput {...field("meetingsPerYear")} label={t("rhythm.meetingsPerYear")} unit={t("rhythm.times")} />
          <TextInput {...field("source")} label={t("rhythm.source")} help={t("rhythm.sourceHelp")} />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("working")}>
              {t("rhythm.save")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
