import type { ComponentProps, ReactNode } from "react";
import { controlProps, FieldError, FieldHelp, type FieldProps } from "./field";

type RadioChoice = { value: string; label: ReactNode; help?: ReactNode };

const rowClasses = "flex min-h-11 cursor-pointer items-start gap-3 py-2 md:min-h-8 md:py-1";
const boxClasses = "mt-0.5 size-5 shrink-0 accent-accent";

export function RadioGroup({
  choices,
  defaultValue,
  required,
  ...field
}: FieldProps & { choices: RadioChoice[]; defaultValue?: string; required?: boolean }) {
  const control = controlProps(field);
  return (
    <fieldset
      className="flex max-w-prose flex-col gap-1"
      aria-describedby={control["aria-describedby"]}
      aria-invalid={control["aria-invalid"]}
      id={control.id}
      tabIndex={-1}
    >
      <legend className="mb-1 font-medium">
        {field.label}
        {field.optionalLabel ? <span className="font-normal text-muted"> {field.optionalLabel}</span> : null}
      </legend>
      {field.help ? <FieldHelp id={control.id}>{field.help}</FieldHelp> : null}
      {choices.map((choice) => (
        <label key={choice.value} className={rowClasses}>
          <input
            type="radio"
            name={field.name}
            value={choice.value}
            defaultChecked={choice.value === defaultValue}
            required={required}
            className={boxClasses}
          />
          <span>
            {choice.label}
            {choice.help ? <span className="block text-sm text-muted">{choice.help}</span> : null}
          </span>
        </label>
      ))}
      <FieldError id={control.id} error={field.error} />
    </fieldset>
  );
}

export function Checkbox({
  name,
  label,
  id,
  help,
  error,
  optionalLabel,
  ...rest
}: FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "type">) {
  const field = { name, label, id, help, error };
  const control = controlProps(field);
  return (
    <div className="flex max-w-prose flex-col gap-1">
      <label className={rowClasses}>
        <input type="checkbox" {...rest} {...control} className={boxClasses} />
        <span>
          {label}
          {optionalLabel ? <span className="text-muted"> {optionalLabel}</span> : null}
        </span>
      </label>
      {help ? <FieldHelp id={control.id}>{help}</FieldHelp> : null}
      <FieldError id={control.id} error={error} />
    </div>
  );
}
