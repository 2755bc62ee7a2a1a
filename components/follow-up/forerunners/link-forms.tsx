"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { linkForerunnerAction } from "@/lib/follow-up/forerunners/actions";

type LinkProps = {
  id: string;
  version: number;
  /** The list of a round that it stands on, to come back to. */
  round?: string;
};

/** One press: this is the one that came back, or it is not. */
export function LinkButton({
  forerunnerId,
  about,
  ...rest
}: LinkProps & { forerunnerId: string | null; about: string }) {
  const t = useTranslations("ForerunnerForms");
  const form = useForm(linkForerunnerAction);
  return (
    <Form
      of={form}
      hidden={{ ...rest, forerunnerId: forerunnerId ?? undefined }}
      isDecision
      className="flex flex-col items-start gap-2"
    >
      <SubmitButton
        variant="secondary"
        pendingLabel={t("working")}
        aria-label={`${forerunnerId ? t("same") : t("unlink")}: ${about}`}
      >
        {forerunnerId ? t("same") : t("unlink")}
      </SubmitButton>
    </Form>
  );
}
