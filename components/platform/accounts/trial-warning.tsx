import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Trial } from "@/lib/platform/accounts/queries";
import { CloseTrial } from "./close-trial";

/**
 * On ADMIN's pages, for as long as accounts are open whose passwords lie in a file of the server. One line, for it stands on
 * every page; what it means and how it ends is behind it.
 */
export function TrialWarning({ trial }: { trial: Trial }) {
  const t = useTranslations("Accounts");
  if (!trial) return null;
  return (
    <details data-print="no" className="mb-6 rounded-md border border-warning/40 bg-warning-tint px-3">
      <summary className="flex min-h-11 list-none items-center gap-2 text-sm font-medium md:min-h-9 [&::-webkit-details-marker]:hidden">
        <CircleAlert aria-hidden className="size-4 shrink-0 text-warning" />
        <span className="min-w-0 truncate">{t("trialTitle")}</span>
        <span className="ms-auto shrink-0 underline">{t("trialMore")}</span>
      </summary>
      <div className="flex max-w-prose flex-col gap-2 pb-3">
        <p>
          {t("trialBody", { count: trial.open })} {trial.mayClose ? null : t("trialNeedsAdmin")}
        </p>
        {trial.mayClose ? <CloseTrial /> : null}
      </div>
    </details>
  );
}
