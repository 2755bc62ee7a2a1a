"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { requestPackAction } from "@/lib/evidence/packs/actions";

export function RequestPackForm({ roundSlug }: { roundSlug: string }) {
  const t = useTranslations("EvidencePack");
  const form = useForm(requestPackAction);
  return (
    <Form of={form} hidden={{ roundSlug }} isDecision>
      <div>
        <SubmitButton pendingLabel={t("working")}>{t("request")}</SubmitButton>
      </div>
    </Form>
  );
}
