import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { controlClasses, controlProps, Field, type FieldProps } from "./field";

type Rest<Element extends "input" | "textarea" | "select"> = Omit<ComponentProps<Element>, keyof FieldProps>;

function fieldOf<Props extends FieldProps>(props: Props) {
  const { name, label, id, help, error, optionalLabel, ...rest } = props;
  return { field: { name, label, id, help, error, optionalLabel }, rest };
}

export function TextInput({ className, ...props }: FieldProps & Rest<"input">) {
  const { field, rest } = fieldOf(props);
  return (
    <Field {...field}>
      <input type="text" {...rest} {...controlProps(field)} className={classNames(controlClasses, className)} />
    </Field>
  );
}

export function TextArea({ className, ...props }: FieldProps & Rest<"textarea">) {
  const { field, rest } = fieldOf(props);
  return (
    <Field {...field}>
      <textarea rows={4} {...rest} {...controlProps(field)} className={classNames(controlClasses, className)} />
    </Field>
  );
}

/** Text, not type="number": a comma as decimal sign must arrive as typed, and a scroll must not change a figure. */
export function NumberInput({ unit, className, ...props }: FieldProps & Rest<"input"> & { unit?: ReactNode }) {
  const { field, rest } = fieldOf(props);
  const control = controlProps(field);
  const unitId = `${control.id}-unit`;
  const described = [control["aria-describedby"], unit && unitId].filter(Boolean).join(" ") || undefined;
  return (
    <Field {...field}>
      <span className="flex max-w-60 items-center gap-2">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...rest}
          {...control}
          aria-describedby={described}
          className={classNames(controlClasses, "text-end", className)}
        />
        {unit ? (
          <span id={unitId} className="shrink-0 text-muted">
            {unit}
          </span>
        ) : null}
      </span>
    </Field>
  );
}

export type Choice = { value: string; label: string };

export function Select({
  choices,
  emptyLabel,
  className,
  ...props
}: FieldProps & Rest<"select"> & { choices: Choice[]; emptyLabel?: string }) {
  const { field, rest } = fieldOf(props);
  return (
    <Field {...field}>
      {/* Typed text comes back by itself after a refusal, a choice does not: keyed by what it holds. */}
      <select
        key={String(rest.defaultValue)}
        {...rest}
        {...controlProps(field)}
        className={classNames(controlClasses, className)}
      >
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
