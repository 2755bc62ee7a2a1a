"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { TickRow, Ticks } from "@/components/platform/forms/ticks";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select } from "@/components/ui/text-input";
import { assignAnswersAction } from "@/lib/evaluation/answers/actions";

export type Assignable = { id: string; code: string; text: string; about: string; owner: string | null };

type AssignFormProps = {
  slug: string;
  /** The part of the list that the form stands on, to come back to. */
  place: { hal: number; kurang: string };
  items: Assignable[];
  agencies: { code: string; shortName: string; officers: { id: string; name: string }[] }[];
};

/** Several items to one agency at once; the officers offered are the chosen agency's. */
export function AssignForm({ slug, place, items, agencies }: AssignFormProps) {
  const t = useTranslations("RoundForms");
  const form = useForm(assignAnswersAction);
  const { messages, typed } = form;
  const [agency, setAgency] = useState("");
  const officers = agencies.find(({ code }) => code === agency)?.officers ?? agencies.flatMap((one) => one.officers);
  return (
    <Form of={form} hidden={{ slug, ...place }} isDecision className="flex flex-col gap-6">
      <fieldset>
        <legend className="sr-only">{t("choose")}</legend>
        <Ticks id="isian" error={messages("answerIds")}>
          {items.map(({ id, code, text, about, owner }) => (
            <TickRow key={id} name="answerIds" value={id} className="border-b border-hairline">
              <span className="font-medium">{code}</span> {text}
              <span className="block text-sm text-muted">
                {about}
                {owner ? ` · ${owner}` : null}
              </span>
            </TickRow>
          ))}
        </Ticks>
      </fieldset>
      <Select
        name="agencyCode"
        label={t("agency")}
        error={messages("agencyCode")}
        defaultValue={typed("agencyCode")}
        onChange={(event) => setAgency(event.target.value)}
        emptyLabel={t("chooseAgency")}
        choices={agencies.map(({ code, shortName }) => ({ value: code, label: shortName }))}
      />
      <Select
        name="officerId"
        label={t("officer")}
        help={t("officerHelp")}
        error={messages("officerId")}
        defaultValue={typed("officerId")}
        emptyLabel={t("noOfficer")}
        choices={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("assign")}</SubmitButton>
      </div>
    </Form>
  );
}
