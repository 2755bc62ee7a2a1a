import { getTranslations } from "next-intl/server";
import { NewActionForm } from "@/components/follow-up/actions/action-forms";
import { ActionList } from "@/components/follow-up/actions/action-list";
import { PageSection } from "@/components/ui/page-header";
import { listActionEvidence } from "@/lib/evidence/evidence/queries";
import { createActionAction } from "@/lib/follow-up/actions/actions";
import { canCreateAction } from "@/lib/follow-up/actions/policy";
import { listActions } from "@/lib/follow-up/actions/queries";
import type { getRecommendation } from "@/lib/follow-up/recommendations/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { listAgenciesWithOfficers } from "@/lib/platform/users/queries";

type Recommendation = Awaited<ReturnType<typeof getRecommendation>>["facts"];

/** The actions of a recommendation, and the form to add one for whoever may. */
export async function RecommendationActions({
  actor,
  recommendation,
}: {
  actor: Actor;
  recommendation: Recommendation;
}) {
  const t = await getTranslations("FollowUps");
  const { id: recommendationId } = recommendation;
  const [actions, evidence] = await Promise.all([
    listActions(actor, { recommendationId }),
    listActionEvidence(actor, recommendationId),
  ]);
  const mayAdd = canCreateAction(actor, { recommendation });
  const { leadAgencyId, verifierAgencyId, stewardId } = recommendation;
  // Whoever verifies it does none of its work.
  const agencies = mayAdd
    ? (await listAgenciesWithOfficers(actor)).filter(({ id }) => id !== (verifierAgencyId ?? stewardId))
    : [];
  return (
    <PageSection id="tindakan" title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-4">
        {actions.length === 0 ? (
          <p className="text-muted">{t("none")}</p>
        ) : (
          <ActionList actions={actions} evidence={evidence} />
        )}
        {mayAdd ? (
          <NewActionForm
            key={actions.length}
            action={createActionAction}
            hidden={{ recommendationId, sending: crypto.randomUUID() }}
            prefix="action"
            agencies={agencies}
            usual={agencies.find(({ id }) => id === leadAgencyId)?.code ?? ""}
          />
        ) : null}
      </div>
    </PageSection>
  );
}
