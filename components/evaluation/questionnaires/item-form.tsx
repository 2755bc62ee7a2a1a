"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { removeItemAction, saveItemAction } from "@/lib/evaluation/questionnaires/actions";

const NAMES = [
  "itemCode",
  "sectionId",
  "place",
  "textId",
  "textEn",
  "helpId",
  "helpEn",
  "minimum",
  "maximum",
  "weight",
  "evidenceRequired",
  "notApplicableAllowed",
  "proposal",
  "order",
  "formNumber",
  "formOrder",
] as const;
export type ItemValues = Record<(typeof NAMES)[number], string>;

export type ItemFormProps = {
  code: string;
  version: number;
  /** Code of the item as it is saved; empty for a new one. */
  known: string;
  /** Where the list goes back to. */
  section: string;
  values: ItemValues;
  sections: Choice[];
  places: Choice[];
};

export function ItemForm({ code, version, known, section, values, sections, places }: ItemFormProps) {
  const t = useTranslations("ItemForm");
  const forms = useTranslations("Forms");
  const optional = forms("optional");
  const yesNo = [
    { value: "ya", label: t("yes") },
    { value: "tidak", label: t("no") },
  ];
  const proposals = (["PROGRAMMES_RUNNING", "INDICATOR_ACHIEVEMENT", "SURVEY_MEAN"] as const).map((value) => ({
    value,
    label: t(`proposals.${value}`),
  }));
  return (
    <EntryForm
      action={saveItemAction}
      fields={NAMES.map((name) => ({ name, label: t(name), saved: values[name] }))}
      hidden={{ code, known, section }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => {
        // Keyed by what it holds: a select keeps the browser's choice otherwise when a refused form comes back.
        const keyOf = (name: string) => `${name} ${field(name).defaultValue}`;
        const select = (name: "sectionId" | "place" | "evidenceRequired" | "notApplicableAllowed" | "proposal") => ({
          ...field(name),
          label: t(name),
        });
        return (
          <>
            <TextInput {...field("itemCode")} label={t("itemCode")} help={t("itemCodeHelp")} autoComplete="off" />
            <Select key={keyOf("sectionId")} {...select("sectionId")} choices={sections} />
            <Select
              key={keyOf("place")}
              {...select("place")}
              help={t("placeHelp")}
              choices={places}
              emptyLabel={t("noPlace")}
            />
            <TextArea {...field("textId")} label={t("textId")} rows={3} />
            <TextArea {...field("textEn")} label={t("textEn")} rows={3} lang="en" optionalLabel={optional} />
            <TextArea {...field("helpId")} label={t("helpId")} help={t("helpHelp")} rows={4} optionalLabel={optional} />
            <TextArea {...field("helpEn")} label={t("helpEn")} rows={4} lang="en" optionalLabel={optional} />
            <NumberInput {...field("minimum")} label={t("minimum")} help={t("minimumHelp")} />
            <NumberInput {...field("maximum")} label={t("maximum")} help={t("maximumHelp")} />
            <NumberInput {...field("weight")} label={t("weight")} help={t("weightHelp")} />
            <Select key={keyOf("evidenceRequired")} {...select("evidenceRequired")} choices={yesNo} />
            <Select
              key={keyOf("notApplicableAllowed")}
              {...select("notApplicableAllowed")}
              choices={yesNo}
              help={t("notApplicableHelp")}
            />
            <Select
              key={keyOf("proposal")}
              {...select("proposal")}
              choices={proposals}
              emptyLabel={t("noProposal")}
              help={t("proposalHelp")}
            />
            <NumberInput {...field("order")} label={t("order")} help={t("orderHelp")} optionalLabel={optional} />
            <TextInput
              {...field("formNumber")}
              label={t("formNumber")}
              help={t("formNumberHelp")}
              optionalLabel={optional}
            />
            <NumberInput {...field("formOrder")} label={t("formOrder")} optionalLabel={optional} />
            <div>
              <SubmitButton pendingLabel={forms("saving")}>{known ? t("save") : t("add")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

export function RemoveItemForm({ code, version, known }: { code: string; version: number; known: string }) {
  const t = useTranslations("ItemForm");
  const form = useForm(removeItemAction);
  return (
    <Form of={form} hidden={{ code, version, known }} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        variant="danger"
        trigger={t("remove")}
        title={t("removeTitle", { code: known })}
        confirmLabel={t("removeConfirm")}
        pendingLabel={t("removing")}
        cancelLabel={t("cancel")}
      >
        <p>{t("removeBody")}</p>
      </ConfirmDialog>
    </Form>
  );
}
