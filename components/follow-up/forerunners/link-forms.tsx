"use client";
import { useTranslations } from "next-intl";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFormAction } from "@/components/platform/forms/use-form-action";
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
  const [state, send] = useFormAction(linkForerunnerAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-2">
      <RefInputs {...rest} />
      {forerunnerId ? <input type="hidden" name="forerunnerId" value={forerunnerId} /> : null}
      <FormProblemNotice problem={state.problem} isDecision />
      <SubmitButton
        variant="secondary"
        pendingLabel={t("working")}
        aria-label={`${forerunnerId ? t("same") : t("unlink")}: ${about}`}
      >
        {forerunnerId ? t("same") : t("unlink")}
      </SubmitButton>
    </form>
  );
}
