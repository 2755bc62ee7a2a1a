"use client";
import { Form, useForm } from "@/components/platform/forms/form";
import { buttonClasses } from "@/components/ui/button";
import { endSessionAction } from "@/lib/platform/auth/actions";

/** Ends one session elsewhere. `about` says which to whoever does not see the row. */
export function EndSession({ id, label, about }: { id: string; label: string; about: string }) {
  const form = useForm(endSessionAction);
  return (
    <Form of={form} hidden={{ id }} isDecision className="flex flex-col items-start gap-3">
      <button type="submit" aria-label={about} className={buttonClasses("secondary")}>
        {label}
      </button>
    </Form>
  );
}
