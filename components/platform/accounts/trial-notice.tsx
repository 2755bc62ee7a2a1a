import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { countTrialAccounts } from "@/lib/platform/accounts/queries";

/** On the sign-in page, for as long as a trial account is open: nobody takes such a site for a real one. */
export async function TrialNotice() {
  const [{ open }, t] = await Promise.all([countTrialAccounts(), getTranslations("SignInSteps")]);
  if (open === 0) return null;
  return (
    <div className="mt-10">
      <Notice title={t("trialTitle")}>{t("trialBody")}</Notice>
    </div>
  );
}
