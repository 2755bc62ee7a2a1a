"use client";
import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormProblemNotice } from "@/components/entries/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { linkForerunnerAction } from "@/lib/forerunners/actions";

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
  const [state, send] = useActionState(linkForerunnerAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-2">
      <Hidden {...rest} />
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

function Hidden({ id, version, round }: LinkProps) {
  const locale = useLocale();
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {round ? <input type="hidden" name="round" value={round} /> : null}
    </>
  );
}
