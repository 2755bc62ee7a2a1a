import { getTranslations } from "next-intl/server";
import { NewActionForm } from "@/components/follow-up/actions/action-forms";
import { ActionList } from "@/components/follow-up/actions/action-list";
import { PageSection } from "@/components/ui/page-header";
import type { listActionEvidence } from "@/lib/evidence/evidence/queries";
import { createActionAction } from "@/lib/follow-up/actions/actions";
import type { listActions } from "@/lib/follow-up/actions/queries";
import type { getRecommendation } from "@/lib/follow-up/recommendations/queries";
import type { listAgenciesWithOfficers } from "@/lib/platform/users/queries";

type Recommendation = Awaited<ReturnType<typeof getRecommendation>>["facts"];

type RecommendationActionsProps = {
  recommendation: Recommendation;
  actions: Awaited<ReturnType<typeof listActions>>;
  evidence: Awaited<ReturnType<typeof listActionEvidence>>;
  /** Null for who adds none. */
  agencies: Awaited<ReturnType<typeof listAgenciesWithOfficers>> | null;
};

/** The actions of a recommendation, and the form to add one for whoever may. */
export async function RecommendationActions({
  recommendation,
  actions,
  evidence,
  agencies,
}: RecommendationActionsProps) {
  const t = await getTranslations("FollowUps");
  const { id: recommendationId, leadAgencyId, verifierAgencyId, stewardId } = recommendation;
  // Whoever verifies it does none of its work.
  const working = agencies?.filter(({ id }) => id !== (verifierAgencyId ?? stewardId));
  return (
    <PageSection id="tindakan" title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        {actions.length === 0 ? (
          <p className="text-muted">{t("none")}</p>
        ) : (
          <ActionList actions={actions} evidence={evidence} />
        )}
        {working ? (
          <NewActionForm
            key={actions.length}
            action={createActionAction}
            hidden={{ recommendationId, sending: crypto.randomUUID() }}
            prefix="action"
            agencies={working}
            usual={working.find(({ id }) => id === leadAgencyId)?.code ?? ""}
          />
        ) : null}
      </div>
    </PageSection>
  );
}
