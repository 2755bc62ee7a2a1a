import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type FieldProps = {
  name: string;
  label: ReactNode;
  /** Default: the name. Two forms on one page need their own. */
  id?: string;
  help?: ReactNode;
  error?: string | string[] | null;
  /** Says in words that the field may stay empty, e.g. "(opsional)". */
  optionalLabel?: string;
};

const list = (error: FieldProps["error"]): string[] => (Array.isArray(error) ? error : error ? [error] : []);

/** What ties a control to its help and error; spread onto the control. */
export function controlProps({ id, name, help, error }: FieldProps) {
  const controlId = id ?? name;
  const invalid = list(error).length > 0;
  const described = [help && `${controlId}-help`, invalid && `${controlId}-error`].filter(Boolean).join(" ");
  return {
    id: controlId,
    name,
    "aria-invalid": invalid || undefined,
    "aria-describedby": described || undefined,
  };
}

export function FieldHelp({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-help`} className="text-sm text-muted">
      {children}
    </p>
  );
}

export function FieldError({ id, error }: { id: string; error: FieldProps["error"] }) {
  const messages = list(error);
  if (messages.length === 0) return null;
  return (
    <p id={`${id}-error`} className="flex items-start gap-2 text-sm font-medium text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{messages.join(" ")}</span>
    </p>
  );
}

export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const id = field.id ?? field.name;
  return (
    <div className="flex max-w-prose flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {field.label}
        {field.optionalLabel ? <span className="font-normal text-muted"> {field.optionalLabel}</span> : null}
      </label>
      {children}
      {field.help ? <FieldHelp id={id}>{field.help}</FieldHelp> : null}
      <FieldError id={id} error={field.error} />
    </div>
  );
}

export const controlClasses =
  "min-h-11 w-full rounded-md border border-control bg-raised px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-danger md:min-h-10";
