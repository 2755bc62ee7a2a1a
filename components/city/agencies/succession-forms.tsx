"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { Checkbox, ChoiceRow } from "@/components/ui/choice-inputs";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { type Choice, Select, TextInput } from "@/components/ui/text-input";
import { mergeAgenciesAction, splitAgencyAction } from "@/lib/city/agencies/actions";
import { MOVED, type Moved, NEW_AGENCY } from "@/lib/city/agencies/schemas";

const INTO = ["into", "newCode", "newName", "newShortName", "on", "legalBasis"] as const;

type Ref = { code: string; version: number };

/** Who goes on, from which day, by which regulation. */
function IntoFields({ field, choices }: { field: (name: string) => FieldState; choices: Choice[] }) {
  const t = useTranslations("Agencies");
  return (
    <>
      <Select
        {...field("into")}
        key={field("into").defaultValue}
        label={t("into")}
        emptyLabel={t("choose")}
        choices={[{ value: NEW_AGENCY, label: t("newAgency") }, ...choices]}
      />
      <fieldset className="flex flex-col gap-6 border-s-2 border-hairline ps-4">
        <legend className="pb-2 text-sm text-muted">{t("newAgencyLead")}</legend>
        <TextInput {...field("newCode")} label={t("code")} help={t("codeHelp")} className="max-w-60 uppercase" />
        <TextInput {...field("newName")} label={t("name")} autoComplete="off" />
        <TextInput {...field("newShortName")} label={t("shortName")} className="max-w-80" autoComplete="off" />
      </fieldset>
      <TextInput {...field("on")} label={t("on")} help={t("fromOnHelp")} type="date" className="max-w-60" />
      <TextInput {...field("legalBasis")} label={t("legalBasis")} help={t("legalBasisHelp")} autoComplete="off" />
    </>
  );
}

function useIntoLabels() {
  const t = useTranslations("Agencies");
  const label = { into: "into", newCode: "code", newName: "name", newShortName: "shortName" } as const;
  return INTO.map((name) => ({
    name,
    label: t(name in label ? label[name as keyof typeof label] : (name as "on")),
    saved: "",
  }));
}

type MergeFormProps = { agency: Ref; others: string[]; choices: Choice[]; moved: number; storageKey: string };

export function MergeForm({ agency, others, choices, moved, storageKey }: MergeFormProps) {
  const t = useTranslations("Agencies");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={mergeAgenciesAction}
      fields={useIntoLabels()}
      hidden={{ agency: agency.code, others: others.join(",") }}
      basis={{ name: "version", value: String(agency.version) }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <IntoFields field={field} choices={choices} />
          <div>
            <ConfirmDialog
              trigger={t("merge")}
              title={t("mergeConfirmTitle")}
              confirmLabel={t("mergeConfirm")}
              cancelLabel={t("cancel")}
              pendingLabel={forms("saving")}
            >
              {t("mergeConfirmBody", { count: moved })}
            </ConfirmDialog>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type Item = { kind: Moved; id: string; label: string };
type SplitFormProps = { agency: Ref & { steward: boolean }; items: Item[]; choices: Choice[]; storageKey: string };

/** What is ticked goes to another agency, what is not stays. */
export function SplitForm({ agency, items, choices, storageKey }: SplitFormProps) {
  const t = useTranslations("Agencies");
  const forms = useTranslations("Forms");
  const labels = useIntoLabels();
  return (
    <EntryForm
      action={splitAgencyAction}
      fields={[
        { name: "picks", label: t("picks"), saved: "" },
        ...labels,
        { name: "closes", label: t("closes"), saved: "" },
      ]}
      hidden={{ agency: agency.code }}
      basis={{ name: "version", value: String(agency.version) }}
      storageKey={storageKey}
    >
      {(field, state) => {
        const typed = state.reply?.initialValue?.picks;
        const ticked = new Set(Array.isArray(typed) ? typed.map(String) : typed ? [String(typed)] : []);
        return (
          <>
            <div id="picks" tabIndex={-1} className="flex flex-col gap-4">
              <FieldError id="picks" error={field("picks").error} />
              {MOVED.map((kind) => (
                <Picks key={kind} kind={kind} items={items.filter((item) => item.kind === kind)} ticked={ticked} />
              ))}
            </div>
            <IntoFields field={field} choices={choices} />
            {agency.steward ? null : (
              <Checkbox
                name="closes"
                label={t("closes")}
                help={t("closesHelp")}
                error={field("closes").error}
                defaultChecked={field("closes").defaultValue === "on"}
              />
            )}
            <div>
              <ConfirmDialog
                trigger={t("split")}
                title={t("splitConfirmTitle")}
                confirmLabel={t("splitConfirm")}
                cancelLabel={t("cancel")}
                pendingLabel={forms("saving")}
              >
                {t("splitConfirmBody")}
              </ConfirmDialog>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

function Picks({ kind, items, ticked }: { kind: Moved; items: Item[]; ticked: ReadonlySet<string> }): ReactNode {
  const t = useTranslations("Agencies");
  if (items.length === 0) return null;
  return (
    <fieldset className="flex flex-col">
      <legend className="pb-1 font-semibold">{t(`moved.${kind}`, { count: items.length })}</legend>
      {items.map(({ id, label }) => (
        <ChoiceRow key={id} name="picks" value={`${kind}:${id}`} defaultChecked={ticked.has(`${kind}:${id}`)} lang="id">
          {label}
        </ChoiceRow>
      ))}
    </fieldset>
  );
}
