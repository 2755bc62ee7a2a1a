import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { countTrialAccounts } from "@/lib/platform/accounts/queries";
import { isTrial } from "@/lib/platform/accounts/state";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { CloseTrial } from "./close-trial";

/** On ADMIN's pages, for as long as accounts are open whose passwords lie in a file of the server. */
export async function TrialWarning({ actor }: { actor: Actor }) {
  if (actor.role !== "ADMIN") return null;
  const { open } = await countTrialAccounts();
  if (open === 0) return null;
  const [t, own] = await Promise.all([
    getTranslations("Accounts"),
    db().user.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } }),
  ]);
  const isReal = !isTrial(own);
  return (
    <div className="mb-8" data-print="no">
      <Notice tone="warning" title={t("trialTitle")} actions={isReal ? <CloseTrial /> : null}>
        {t("trialBody", { count: open })} {isReal ? null : t("trialNeedsAdmin")}
      </Notice>
    </div>
  );
}
