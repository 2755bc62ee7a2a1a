import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** On the sign-in page, for as long as a trial account is open: nobody takes such a site for a real one. */
export function TrialNotice({ open }: { open: number }) {
  const t = useTranslations("SignInSteps");
  if (open === 0) return null;
  return (
    <div className="mt-10">
      <Notice title={t("trialTitle")}>{t("trialBody")}</Notice>
    </div>
  );
}
