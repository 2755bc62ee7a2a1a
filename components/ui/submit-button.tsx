"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonVariant, buttonClasses } from "./button";

type SubmitButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; pendingLabel?: ReactNode };

/** Names the act, and while the form is on its way says so and cannot be pressed twice. */
export function SubmitButton({ variant, pendingLabel, className, children, ...rest }: SubmitButtonProps) {
  const { pending, data } = useFormStatus();
  // Of two buttons of a form, the one that was pressed says that it is at work.
  const isActing = pending && (!rest.name || data?.get(rest.name) === rest.value);
  return (
    <button {...rest} type="submit" disabled={pending} className={buttonClasses(variant, className)}>
      <span aria-live="polite">{isActing && pendingLabel ? pendingLabel : children}</span>
    </button>
  );
}
