"use client";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { FieldError, FieldHelp } from "@/components/ui/field";

type TickedBoxesProps = {
  name: string;
  id: string;
  /** Values with commas between, as a form keeps them. */
  defaultValue: string;
  error: string[];
  legend: string;
  help?: string;
  choices: { value: string; label: string }[];
};

/** Boxes of one name: none, one or several of them ticked. */
export function TickedBoxes({ name, id, defaultValue, error, legend, help, choices }: TickedBoxesProps) {
  const chosen = new Set(defaultValue.split(",").filter(Boolean));
  return (
    <fieldset id={id} tabIndex={-1} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      {help ? <FieldHelp id={id}>{help}</FieldHelp> : null}
      <FieldError id={id} error={error} />
      <div className="grid gap-x-6 sm:grid-cols-2">
        {choices.map(({ value, label }) => (
          <ChoiceRow key={value} name={name} value={value} defaultChecked={chosen.has(value)} lang="id">
            {label}
          </ChoiceRow>
        ))}
      </div>
    </fieldset>
  );
}
