"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveMeetingAction } from "@/lib/follow-up/meetings/actions";
import { STATUSES } from "@/lib/follow-up/meetings/schemas";
import { ZONE_NAMES } from "@/lib/platform/format/zone";
import { useZone } from "@/lib/platform/i18n/use-zone";

const NAMES = [
  "title",
  "heldOn",
  "startsAt",
  "place",
  "status",
  "agenda",
  "chairId",
  "secretaryId",
  "summary",
] as const;

type MeetingFormProps = {
  /** Of a new one: the form's own id. */
  sending?: string;
  meeting: { id: string; version: number } | null;
  values: Record<(typeof NAMES)[number], string>;
  members: Choice[];
  storageKey: string;
};

/** A meeting with its agenda, and afterwards what was said. */
export function MeetingForm({ sending, meeting, values, members, storageKey }: MeetingFormProps) {
  const t = useTranslations("MeetingForm");
  const forms = useTranslations("Forms");
  const zone = ZONE_NAMES[useZone()];
  const label = (name: (typeof NAMES)[number]) => (name === "startsAt" ? t(name, { zone }) : t(name));
  const optional = forms("optional");
  const words = Object.fromEntries(STATUSES.map((status) => [status, t(`statuses.${status}`)]));
  return (
    <EntryForm
      action={saveMeetingAction}
      fields={NAMES.map((name) => ({
        name,
        label: label(name),
        saved: values[name],
        ...(name === "status" ? { words } : {}),
      }))}
      hidden={meeting ? { id: meeting.id } : sending ? { sending } : {}}
      basis={meeting ? { name: "version", value: String(meeting.version) } : null}
      storageKey={storageKey}
    >
      {(field) => {
        const select = (name: (typeof NAMES)[number]) => ({
          ...field(name),
          label: label(name),
        });
        return (
          <>
            <TextInput {...field("title")} label={t("title")} />
            <TextInput {...field("heldOn")} label={t("heldOn")} type="date" />
            <TextInput
              {...field("startsAt")}
              label={label("startsAt")}
              help={t("startsAtHelp")}
              optionalLabel={optional}
              className="max-w-32"
            />
            <TextInput {...field("place")} label={t("place")} optionalLabel={optional} />
            <TextArea
              {...field("agenda")}
              label={t("agenda")}
              help={t("agendaHelp")}
              optionalLabel={optional}
              rows={5}
            />
            <Select
              {...select("status")}
              choices={STATUSES.map((value) => ({ value, label: words[value] ?? value }))}
            />
            <Select {...select("chairId")} optionalLabel={optional} choices={members} emptyLabel={t("nobody")} />
            <Select {...select("secretaryId")} optionalLabel={optional} choices={members} emptyLabel={t("nobody")} />
            <TextArea
              {...field("summary")}
              label={t("summary")}
              help={t("summaryHelp")}
              optionalLabel={optional}
              rows={8}
            />
            <div>
              <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}
