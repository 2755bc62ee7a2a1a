"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonVariant, buttonClasses } from "./button";

type SubmitButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; pendingLabel?: ReactNode };

/** Names the act, and while the form is on its way says so and cannot be pressed twice. */
export function SubmitButton({ variant, pendingLabel, className, children, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button {...rest} type="submit" disabled={pending} className={buttonClasses(variant, className)}>
      <span aria-live="polite">{pending && pendingLabel ? pendingLabel : children}</span>
    </button>
  );
}
