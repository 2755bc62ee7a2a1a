import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Trial } from "@/lib/platform/accounts/queries";
import { CloseTrial } from "./close-trial";

/** On ADMIN's pages, for as long as accounts are open whose passwords lie in a file of the server. */
export function TrialWarning({ trial }: { trial: Trial }) {
  const t = useTranslations("Accounts");
  if (!trial) return null;
  return (
    <div className="mb-8" data-print="no">
      <Notice tone="warning" title={t("trialTitle")} actions={trial.mayClose ? <CloseTrial /> : null}>
        {t("trialBody", { count: trial.open })} {trial.mayClose ? null : t("trialNeedsAdmin")}
      </Notice>
    </div>
  );
}
