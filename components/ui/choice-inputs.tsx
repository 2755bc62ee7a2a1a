import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlProps, FieldError, FieldHelp, type FieldProps } from "./field";

const rowClasses = "flex min-h-11 cursor-pointer items-start gap-3 py-2 md:min-h-8 md:py-1";
const boxClasses = "mt-0.5 size-5 shrink-0 accent-accent";

/** A box, or one of several buttons, with what it stands for: the whole row is pressed. */
export function ChoiceRow({
  type = "checkbox",
  lang,
  className,
  children,
  ...input
}: Omit<ComponentProps<"input">, "type"> & { type?: "checkbox" | "radio" }) {
  return (
    <label className={classNames(rowClasses, "min-w-0", className)}>
      <input type={type} {...input} className={boxClasses} />
      <span lang={lang} className="min-w-0 wrap-anywhere">
        {children}
      </span>
    </label>
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
