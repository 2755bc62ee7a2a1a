"use client";
import { useLocale, useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Form, useForm } from "@/components/platform/forms/form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice-inputs";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import {
  activateInstrumentAction,
  copyInstrumentAction,
  createPillarAction,
  saveIdentityAction,
} from "@/lib/evaluation/instruments/actions";
import type { ActivationLack } from "@/lib/evaluation/instruments/activation";
import type { UnlikeVersion } from "@/lib/evaluation/instruments/comparison-group";

const IDENTITY = [
  "nameId",
  "nameEn",
  "framework",
  "comparabilityGroup",
  "scaleMin",
  "scaleMax",
  "decimals",
  "questionnaireSource",
] as const;
type IdentityValues = Record<(typeof IDENTITY)[number], string>;

export function IdentityForm({ code, version, values }: { code: string; version: number; values: IdentityValues }) {
  const t = useTranslations("InstrumentForms");
  const forms = useTranslations("Forms");
  const decimals = ["0", "1", "2", "3"].map((value) => ({ value, label: value }));
  return (
    <EntryForm
      action={saveIdentityAction}
      fields={IDENTITY.map((name) => ({ name, label: t(name), saved: values[name] }))}
      hidden={{ code }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <TextInput {...field("nameId")} label={t("nameId")} />
          <TextInput {...field("nameEn")} label={t("nameEn")} lang="en" />
          <TextInput {...field("framework")} label={t("framework")} help={t("frameworkHelp")} autoCapitalize="none" />
          <TextInput
            {...field("comparabilityGroup")}
            label={t("comparabilityGroup")}
            help={t("comparabilityGroupHelp")}
            autoCapitalize="none"
          />
          <NumberInput {...field("scaleMin")} label={t("scaleMin")} />
          <NumberInput {...field("scaleMax")} label={t("scaleMax")} />
          <Select
            {...field("decimals")}
            key={field("decimals").defaultValue}
            label={t("decimals")}
            choices={decimals}
          />
          <TextArea
            {...field("questionnaireSource")}
            label={t("questionnaireSource")}
            help={t("questionnaireSourceHelp")}
            optionalLabel={forms("optional")}
            rows={2}
          />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("saveIdentity")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

export function CopyForm({ code, values }: { code: string; values: Record<"newCode" | "nameId" | "nameEn", string> }) {
  const t = useTranslations("InstrumentForms");
  const forms = useTranslations("Forms");
  const names = ["newCode", "nameId", "nameEn"] as const;
  return (
    <EntryForm
      action={copyInstrumentAction}
      fields={names.map((name) => ({ name, label: t(name), saved: values[name] }))}
      hidden={{ code }}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput {...field("newCode")} label={t("newCode")} help={t("newCodeHelp")} autoCapitalize="none" />
          <TextInput {...field("nameId")} label={t("nameId")} />
          <TextInput {...field("nameEn")} label={t("nameEn")} lang="en" />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("copy")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

export function NewPillarForm({ code }: { code: string }) {
  const t = useTranslations("InstrumentForms");
  const forms = useTranslations("Forms");
  const names = ["pillarCode", "slug", "name", "cityPillar", "focusId", "focusEn"] as const;
  const kinds = [
    { value: "tidak", label: t("instrumentGroup") },
    { value: "ya", label: t("ofCity") },
  ];
  return (
    <EntryForm
      action={createPillarAction}
      fields={names.map((name) => ({ name, label: t(name), saved: name === "cityPillar" ? "tidak" : "" }))}
      hidden={{ code }}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={t("name")} help={t("nameHelp")} />
          <TextInput {...field("pillarCode")} label={t("pillarCode")} help={t("codeHelp")} />
          <TextInput {...field("slug")} label={t("slug")} help={t("slugHelp")} autoCapitalize="none" />
          <Select
            {...field("cityPillar")}
            key={field("cityPillar").defaultValue}
            label={t("cityPillar")}
            help={t("cityPillarHelp")}
            choices={kinds}
          />
          <TextArea {...field("focusId")} label={t("focusId")} rows={2} />
          <TextArea {...field("focusEn")} label={t("focusEn")} rows={2} lang="en" />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("createPillar")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type ActivateProps = { code: string; version: number; lacks: ActivationLack[]; unlike: UnlikeVersion[] };

/** Says what will happen and asks once; while something is missing, says what. */
export function ActivateForm({ code, version, lacks, unlike }: ActivateProps) {
  const t = useTranslations("InstrumentForms");
  const form = useForm(activateInstrumentAction);
  if (lacks.length > 0)
    return <Button disabledReasons={lacks.map((lack) => ({ text: t(`lack.${lack}`) }))}>{t("activate")}</Button>;
  return (
    <Form of={form} hidden={{ code, version }} isDecision className="flex flex-col items-start gap-4">
      {unlike.length > 0 ? <Unlike unlike={unlike} /> : null}
      <ConfirmDialog
        trigger={t("activate")}
        title={t("activateTitle")}
        confirmLabel={t("activateConfirm")}
        pendingLabel={t("activating")}
        cancelLabel={t("cancel")}
      >
        <p>{t("activateBody")}</p>
      </ConfirmDialog>
    </Form>
  );
}

/** Names what differs; left alone, the version gets a comparison group of its own. */
function Unlike({ unlike }: Pick<ActivateProps, "unlike">) {
  const t = useTranslations("InstrumentForms");
  const locale = useLocale();
  return (
    <Notice tone="warning" title={t("unlikeTitle")}>
      <ul className="list-disc ps-5">
        {unlike.map(({ code, name, differs }) => (
          <li key={code}>
            {t("unlikeRow", { name: name[locale], parts: differs.map((part) => t(`unlike.${part}`)).join(", ") })}
          </li>
        ))}
      </ul>
      <p>{t("unlikeDefault")}</p>
      <Checkbox name="keepGroup" label={t("keepGroup")} />
    </Notice>
  );
}
