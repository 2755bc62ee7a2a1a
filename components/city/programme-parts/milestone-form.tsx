"use client";
import { useTranslations } from "next-intl";
import { SaveButtons } from "@/components/city/programmes/progress-form";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveMilestoneAction } from "@/lib/city/programme-parts/actions";
import { MILESTONE_STATES } from "@/lib/city/programme-parts/schemas";
import type { PartFormProps } from "./year-form";

const NAMES = ["titleId", "titleEn", "dueOn", "state", "doneOn", "droppedReason"] as const;

export function MilestoneForm({ entry, programmeSlug, storageKey }: PartFormProps) {
  const t = useTranslations("ProgrammeParts");
  const optional = useTranslations("Forms")("optional");
  const states = Object.fromEntries(MILESTONE_STATES.map((state) => [state, t(`milestoneStates.${state}`)]));
  return (
    <EntryForm
      action={saveMilestoneAction}
      fields={NAMES.map((name) => ({
        name,
        label: t(name),
        saved: entry?.values[name] ?? (name === "state" ? "PLANNED" : ""),
        ...(name === "state" ? { words: states } : {}),
      }))}
      hidden={entry ? { id: entry.id } : { programmeSlug }}
      basis={entry ? { name: "version", value: String(entry.version) } : null}
      storageKey={storageKey}
      entryPage="/kelola/tonggak/[id]"
    >
      {(field) => (
        <>
          <TextInput {...field("titleId")} label={t("titleId")} help={t("titleIdHelp")} />
          <TextInput {...field("titleEn")} label={t("titleEn")} optionalLabel={optional} />
          <TextInput {...field("dueOn")} label={t("dueOn")} type="date" />
          <Select
            key={`state ${field("state").defaultValue}`}
            {...field("state")}
            label={t("state")}
            help={t("stateHelp")}
            choices={Object.entries(states).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            {...field("doneOn")}
            label={t("doneOn")}
            help={t("doneOnHelp")}
            optionalLabel={t("ifDone")}
            type="date"
          />
          <TextArea {...field("droppedReason")} label={t("droppedReason")} optionalLabel={t("ifDropped")} rows={2} />
          <SaveButtons />
        </>
      )}
    </EntryForm>
  );
}
