"use client";
import { useTranslations } from "next-intl";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import { ZONE_NAMES, ZONES } from "@/lib/platform/format/zone";
import { saveSettingsAction } from "@/lib/platform/settings/actions";
import { RHYTHMS, SCORE_DECIMALS } from "@/lib/platform/settings/schemas";

const NAMES = [
  ...(["name", "shortName", "regionCode", "address", "ppidName", "ppidEmail", "ppidPhone"] as const),
  ...([
    "timeZone",
    "reportRhythm",
    "reportDueDay",
    "answerDays",
    "languages",
    "bands",
    "scoreDecimals",
    "accentLight",
    "accentDark",
  ] as const),
] as const;
type Name = (typeof NAMES)[number];

type SettingsFormProps = { version: number; values: Record<Name, string>; storageKey: string };

/** Everything that the city says of itself but its logo. */
export function SettingsForm({ version, values, storageKey }: SettingsFormProps) {
  const t = useTranslations("CitySettings");
  const forms = useTranslations("Forms");
  const choices = {
    timeZone: ZONES.map((value) => ({ value, label: t(`zones.${ZONE_NAMES[value]}`) })),
    reportRhythm: RHYTHMS.map((value) => ({ value, label: t(`rhythms.${value}`) })),
    scoreDecimals: SCORE_DECIMALS.map((value) => ({ value, label: t(`decimals.${value}`) })),
    languages: (["id,en", "id"] as const).map((value) => ({
      value,
      label: t(value === "id" ? "onlyIndonesian" : "bothLanguages"),
    })),
  };
  const wordsOf = (name: Name) =>
    name in choices
      ? { words: Object.fromEntries(choices[name as keyof typeof choices].map(({ value, label }) => [value, label])) }
      : {};
  return (
    <EntryForm
      action={saveSettingsAction}
      fields={NAMES.map((name) => ({ name, label: t(`fields.${name}`), saved: values[name], ...wordsOf(name) }))}
      hidden={{}}
      basis={{ name: "version", value: String(version) }}
      storageKey={storageKey}
    >
      {(field) => {
        const of = (name: Name) => ({ ...field(name), label: t(`fields.${name}`) });
        const optional = forms("optional");
        const select = (name: keyof typeof choices) => ({
          ...of(name),
          choices: choices[name],
        });
        return (
          <>
            <TextInput {...of("name")} help={t("nameHelp")} autoComplete="off" />
            <TextInput {...of("shortName")} optionalLabel={optional} className="max-w-60" autoComplete="off" />
            <TextInput {...of("regionCode")} help={t("regionCodeHelp")} optionalLabel={optional} className="max-w-32" />
            <TextArea {...of("address")} help={t("addressHelp")} optionalLabel={optional} rows={2} />
            <TextInput {...of("ppidName")} help={t("ppidHelp")} optionalLabel={optional} autoComplete="off" />
            <TextInput {...of("ppidEmail")} type="email" optionalLabel={optional} autoComplete="off" />
            <TextInput
              {...of("ppidPhone")}
              type="tel"
              optionalLabel={optional}
              className="max-w-60"
              autoComplete="off"
            />
            <Select {...select("timeZone")} help={t("timeZoneHelp")} />
            <Select {...select("reportRhythm")} help={t("reportRhythmHelp")} />
            <TextInput {...of("reportDueDay")} help={t("reportDueDayHelp")} inputMode="numeric" className="max-w-24" />
            <TextInput
              {...of("answerDays")}
              help={t("answerDaysHelp")}
              optionalLabel={optional}
              inputMode="numeric"
              className="max-w-24"
            />
            <Select {...select("languages")} help={t("languagesHelp")} />
            <TextArea {...of("bands")} help={t("bandsHelp")} optionalLabel={optional} rows={4} />
            <Select {...select("scoreDecimals")} help={t("scoreDecimalsHelp")} />
            <Colour field={of("accentLight")} help={t("accentHelp")} optionalLabel={optional} />
            <Colour field={of("accentDark")} help={t("accentDarkHelp")} optionalLabel={optional} />
            <div>
              <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

type ColourProps = { field: FieldState & { label: string }; help: string; optionalLabel: string };

/** Typed, so that it can be left empty and copied from the city's own guide; what is kept is shown beside. */
function Colour({ field, ...words }: ColourProps) {
  const isColour = /^#[0-9a-f]{6}$/i.test(field.defaultValue);
  return (
    <div className="flex items-end gap-3">
      <div className="min-w-0">
        <TextInput {...field} {...words} className="max-w-40" placeholder="#1d4ed8" autoComplete="off" />
      </div>
      {isColour ? (
        <span
          aria-hidden
          className="size-11 shrink-0 rounded-md border border-control"
          style={{ backgroundColor: field.defaultValue }}
        />
      ) : null}
    </div>
  );
}
