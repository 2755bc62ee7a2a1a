"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextInput } from "@/components/ui/text-input";
import { correctSpellingAction, createAgencyAction, renameAgencyAction } from "@/lib/city/agencies/actions";

type Agency = { code: string; version: number; name: string; shortName: string };

/** A new agency; its code is typed once and stays. */
export function NewAgencyForm({ sending }: { sending: string }) {
  const t = useTranslations("Agencies");
  const forms = useTranslations("Forms");
  const kinds = (["CITY", "OUTSIDE"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }));
  return (
    <EntryForm
      action={createAgencyAction}
      fields={(["code", "name", "shortName", "kind"] as const).map((name) => ({
        name,
        label: t(name),
        saved: name === "kind" ? "CITY" : "",
      }))}
      hidden={{ sending }}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput {...field("code")} label={t("code")} help={t("codeHelp")} className="max-w-60 uppercase" />
          <TextInput {...field("name")} label={t("name")} autoComplete="off" />
          <TextInput {...field("shortName")} label={t("shortName")} className="max-w-80" autoComplete="off" />
          <Select {...field("kind")} key={field("kind").defaultValue} label={t("kind")} choices={kinds} />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("create")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

const NAMES = ["name", "shortName"] as const;

/** The present name put right; it stays the same name. */
export function SpellingForm({ agency, summary }: { agency: Agency; summary: string }) {
  const t = useTranslations("Agencies");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={correctSpellingAction}
      summary={summary}
      fields={NAMES.map((name) => ({ name, label: t(name), saved: agency[name] }))}
      hidden={{ agency: agency.code }}
      basis={{ name: "version", value: String(agency.version) }}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={t("name")} autoComplete="off" />
          <TextInput {...field("shortName")} label={t("shortName")} className="max-w-80" autoComplete="off" />
          <div>
            <SubmitButton variant="secondary" pendingLabel={forms("saving")}>
              {t("saveSpelling")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** A new name from a day on, with the regulation that says so. */
export function RenameForm({ agency, storageKey }: { agency: Agency; storageKey: string }) {
  const t = useTranslations("Agencies");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={renameAgencyAction}
      fields={[
        ...NAMES.map((name) => ({ name, label: t(name), saved: agency[name] })),
        { name: "fromOn", label: t("fromOn"), saved: "" },
        { name: "legalBasis", label: t("legalBasis"), saved: "" },
      ]}
      hidden={{ agency: agency.code }}
      basis={{ name: "version", value: String(agency.version) }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={t("newName")} autoComplete="off" />
          <TextInput {...field("shortName")} label={t("shortName")} className="max-w-80" autoComplete="off" />
          <TextInput {...field("fromOn")} label={t("fromOn")} help={t("fromOnHelp")} type="date" className="max-w-60" />
          <TextInput {...field("legalBasis")} label={t("legalBasis")} help={t("legalBasisHelp")} autoComplete="off" />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("rename")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
