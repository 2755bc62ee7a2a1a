"use client";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { buttonClasses } from "@/components/ui/button";
import { endSessionAction } from "@/lib/platform/auth/actions";

/** Ends one session elsewhere. `about` says which to whoever does not see the row. */
export function EndSession({ id, label, about }: { id: string; label: string; about: string }) {
  const [state, send] = useFormAction(endSessionAction, {});
  return (
    <ConnectionGuard>
      <form action={send}>
        <RefInputs id={id} />
        <FormProblemNotice problem={state.problem} isDecision />
        <button type="submit" aria-label={about} className={buttonClasses("secondary")}>
          {label}
        </button>
      </form>
    </ConnectionGuard>
  );
}
