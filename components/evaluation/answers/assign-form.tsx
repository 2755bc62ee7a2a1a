"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
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
  const { messages } = form;
  const [agency, setAgency] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const officers = agencies.find(({ code }) => code === agency)?.officers ?? agencies.flatMap((one) => one.officers);
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <Form of={form} hidden={{ slug, ...place }} isDecision className="flex flex-col gap-6">
      <fieldset className="flex flex-col">
        <legend className="sr-only">{t("choose")}</legend>
        <label className="flex min-h-11 items-center gap-3 border-b border-control font-medium">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={items.length > 0 && chosen.size === items.length}
            onChange={(event) => setChosen(new Set(event.target.checked ? items.map(({ id }) => id) : []))}
          />
          {t("chooseAll")}
        </label>
        {items.map(({ id, code, text, about, owner }) => (
          <label key={id} className="flex min-h-11 items-start gap-3 border-b border-hairline py-3">
            <input
              type="checkbox"
              name="answerIds"
              value={id}
              className="mt-0.5 size-5 shrink-0 accent-accent"
              checked={chosen.has(id)}
              onChange={(event) => choose(id, event.target.checked)}
            />
            <span className="min-w-0">
              <span className="font-medium">{code}</span> {text}
              <span className="block text-sm text-muted">
                {about}
                {owner ? ` · ${owner}` : null}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {messages("answerIds").length > 0 ? (
        <p className="font-medium text-danger" role="alert">
          {messages("answerIds").join(" ")}
        </p>
      ) : null}
      <Select
        name="agencyCode"
        label={t("agency")}
        error={messages("agencyCode")}
        value={agency}
        onChange={(event) => setAgency(event.target.value)}
        emptyLabel={t("chooseAgency")}
        choices={agencies.map(({ code, shortName }) => ({ value: code, label: shortName }))}
      />
      <Select
        name="officerId"
        label={t("officer")}
        help={t("officerHelp")}
        error={messages("officerId")}
        emptyLabel={t("noOfficer")}
        choices={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("assign")}</SubmitButton>
      </div>
    </Form>
  );
}
