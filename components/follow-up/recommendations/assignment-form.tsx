"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import { assignRecommendationAction } from "@/lib/follow-up/recommendations/actions";

type Agency = { code: string; name: string; steward: boolean; officers: { id: string; name: string }[] };

type AssignmentFormProps = {
  id: string;
  version: number;
  agencies: Agency[];
  values: { leadCode: string; officerId: string; verifierCode: string; dueOn: string };
  supports: string[];
  /** Who leads now, with its actions that are not done; null where nobody works on it yet. */
  former: { name: string; open: string[] } | null;
};

const NAMES = ["leadCode", "officerId", "dueOn", "verifierCode", "note"] as const;

/** Who leads, who helps, who verifies, and by when. */
export function AssignmentForm({ id, version, agencies, values, supports, former }: AssignmentFormProps) {
  const t = useTranslations("RecommendationForms");
  const forms = useTranslations("Forms");
  const stewarding = agencies.find((agency) => agency.steward);
  const choices = agencies.map(({ code, name }) => ({ value: code, label: name }));
  // Diskominfo verifies where nobody is chosen; it stands there by its name only where it was chosen before.
  const verifiers = choices.filter(({ value }) => value !== stewarding?.code || value === values.verifierCode);
  const officers = agencies.flatMap((agency) =>
    agency.officers.map((officer) => ({ value: officer.id, label: `${officer.name} (${agency.name})` })),
  );
  const steward = stewarding?.name ?? "Diskominfo";
  const saved = { ...values, supportCodes: supports.join(","), note: "" };
  const agencyWords = Object.fromEntries(agencies.map(({ code, name }) => [code, name]));
  const words = {
    leadCode: agencyWords,
    officerId: { ...Object.fromEntries(officers.map(({ value, label }) => [value, label])), "": t("assign.nobody") },
    verifierCode: { ...agencyWords, "": steward },
  };
  const say = (codes: string) =>
    codes
      .split(",")
      .map((code) => agencyWords[code] ?? code)
      .sort()
      .join("; ");
  return (
    <EntryForm
      action={assignRecommendationAction}
      fields={[
        ...NAMES.map((name) => ({
          name,
          label: t(`assign.${name}`),
          saved: saved[name],
          words: name in words ? words[name as keyof typeof words] : undefined,
        })),
        { name: "supportCodes", label: t("assign.supports"), saved: saved.supportCodes, say },
      ]}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field, state) => {
        const typed = state.reply?.initialValue?.supportCodes;
        const chosen = state.reply?.initialValue ? [typed ?? []].flat().map(String) : supports;
        const select = (name: (typeof NAMES)[number]) => ({
          ...field(name),
          label: t(`assign.${name}`),
        });
        return (
          <>
            <Select {...select("leadCode")} choices={choices} emptyLabel={t("choose")} />
            {former ? <WhatMoves {...former} /> : null}
            <Select
              {...select("officerId")}
              help={t("assign.officerHelp")}
              optionalLabel={forms("optional")}
              choices={officers}
              emptyLabel={t("assign.nobody")}
            />
            <fieldset>
              <legend className="mb-2 font-medium">
                {t("assign.supports")} <span className="text-muted">{forms("optional")}</span>
              </legend>
              <div className="grid gap-x-6 sm:grid-cols-2">
                {agencies.map(({ code, name }) => (
                  <ChoiceRow
                    key={code}
                    name="supportCodes"
                    value={code}
                    defaultChecked={chosen.includes(code)}
                    lang="id"
                  >
                    {name}
                  </ChoiceRow>
                ))}
              </div>
            </fieldset>
            <TextInput {...field("dueOn")} label={t("assign.dueOn")} help={t("assign.dueHelp")} type="date" />
            <Select
              {...select("verifierCode")}
              help={t("assign.verifierHelp", { steward })}
              optionalLabel={forms("optional")}
              choices={verifiers}
              emptyLabel={steward}
            />
            <TextArea {...field("note")} label={t("assign.note")} help={t("assign.noteHelp")} rows={3} />
            <div>
              <SubmitButton pendingLabel={t("working")}>{t("assign.send")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

/** Said before the press: what a move to another agency moves, ends and leaves readable. */
function WhatMoves({ name, open }: NonNullable<AssignmentFormProps["former"]>) {
  const t = useTranslations("RecommendationForms.moves");
  return (
    <Notice title={t("title", { name })}>
      <ul className="list-disc ps-5">
        <li>{t("moves")}</li>
        <li>
          {t("ends", { name, count: open.length })}
          {open.length > 0 ? (
            <ul className="list-disc ps-5" lang="id">
              {open.map((text) => (
                <li key={text} className="break-words">
                  {text}
                </li>
              ))}
            </ul>
          ) : null}
        </li>
        <li>{t("stays", { name })}</li>
      </ul>
    </Notice>
  );
}
