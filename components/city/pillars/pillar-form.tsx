"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import { savePillarAction } from "@/lib/city/pillars/actions";
import { PILLAR_ICONS } from "@/lib/platform/format/pillar-look";

const NAMES = ["name", "focusId", "focusEn", "hue", "icon"] as const;

type PillarFormProps = {
  pillar: { id: string; slug: string; version: number };
  values: Record<(typeof NAMES)[number], string>;
  storageKey: string;
};

export function PillarForm({ pillar: { id, slug, version }, values, storageKey }: PillarFormProps) {
  const t = useTranslations("PillarForm");
  const forms = useTranslations("Forms");
  const icons = PILLAR_ICONS.map((value) => ({ value, label: t(`icons.${value}`) }));
  const words = Object.fromEntries(icons.map(({ value, label }) => [value, label]));
  return (
    <EntryForm
      action={savePillarAction}
      fields={NAMES.map((name) => ({
        name,
        label: t(name),
        saved: values[name],
        ...(name === "icon" ? { words } : {}),
      }))}
      hidden={{ id, slug }}
      basis={{ name: "version", value: String(version) }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={t("name")} autoComplete="off" />
          <TextArea {...field("focusId")} label={t("focusId")} help={t("focusHelp")} rows={3} />
          <TextArea {...field("focusEn")} label={t("focusEn")} rows={3} />
          <TextInput
            {...field("hue")}
            label={t("hue")}
            help={t("hueHelp")}
            optionalLabel={forms("optional")}
            inputMode="numeric"
            className="max-w-24"
          />
          <Select
            {...field("icon")}
            key={field("icon").defaultValue}
            label={t("icon")}
            optionalLabel={forms("optional")}
            emptyLabel={t("ownIcon")}
            choices={icons}
          />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
