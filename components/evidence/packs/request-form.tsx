"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { requestPackAction } from "@/lib/evidence/packs/actions";

export function RequestPackForm({ roundSlug }: { roundSlug: string }) {
  return (
    <ConnectionGuard>
      <Form roundSlug={roundSlug} />
    </ConnectionGuard>
  );
}

function Form({ roundSlug }: { roundSlug: string }) {
  const t = useTranslations("EvidencePack");
  const [state, send] = useFormAction(requestPackAction, {});
  return (
    <form action={send} className="flex flex-col gap-4">
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="roundSlug" value={roundSlug} />
      <FormProblemNotice problem={state.problem} isDecision />
      <div>
        <SubmitButton pendingLabel={t("working")}>{t("request")}</SubmitButton>
      </div>
    </form>
  );
}
