import { getTranslations } from "next-intl/server";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageSection } from "@/components/ui/page-header";
import {
  canReportInterim,
  canStep,
  hadAHand,
  isAppointed,
  isOwnSubmission,
} from "@/lib/follow-up/recommendations/policy";
import type { getRecommendation } from "@/lib/follow-up/recommendations/queries";
import { reportText } from "@/lib/follow-up/recommendations/report-text";
import type { Actor } from "@/lib/platform/auth/actor";
import { route } from "@/lib/platform/pages/routes";
import { CheckForm, DueDateForm, ReportForm } from "./step-forms";

type NextStepsProps = { actor: Actor; item: Awaited<ReturnType<typeof getRecommendation>> };

/** What the actor can do now, and for everybody who cannot: whom it waits for. */
export async function NextSteps({ actor, item }: NextStepsProps) {
  const t = await getTranslations("RecommendationLife");
  const { facts } = item;
  const ref = { id: item.id, version: item.version };
  const may = (step: Parameters<typeof canStep>[1]) => canStep(actor, step, facts);
  const who = { lead: item.leadAgency.name, verifier: item.verifier?.name ?? "" };
  return (
    <PageSection id="langkah" title={t("next")} lead={t(`waits.${item.state}`, who)}>
      <div className="flex flex-col gap-6">
        {item.returnReason ? (
          <Notice tone="warning" title={t("returned")}>
            <span lang="id">{item.returnReason}</span>
          </Notice>
        ) : null}
        {may("submit") ? <Submit id={item.id} hasEvidence={item.evidence > 0} /> : null}
        {/* A check keeps its words when the page is read anew; what can be told again begins anew with each version. */}
        {may("verify") ? (
          <CheckForm {...ref} intent="verify" unchecked={item.unchecked} />
        ) : (
          <WhyNotVerify actor={actor} item={item} />
        )}
        {may("return") ? <CheckForm {...ref} intent="return" /> : null}
        {may("confirm") ? <CheckForm {...ref} intent="confirm" /> : null}
        {may("council") ? <CheckForm {...ref} intent="council" /> : null}
        {may("report") ? <ReportForm key={item.version} {...ref} intent="report" saved={reportText(item)} /> : null}
        {may("assign") ? (
          <div>
            <ButtonLink
              href={route("/kelola/rekomendasi/[id]/bagikan", { id: item.id })}
              variant={item.state === "RECEIVED" ? "primary" : "secondary"}
            >
              {item.state === "RECEIVED" ? t("assign") : t("reassign")}
            </ButtonLink>
          </div>
        ) : null}
        {may("changeDue") ? <DueDateForm key={item.version} {...ref} dueOn={item.dueOn ?? ""} /> : null}
        {canReportInterim(actor, facts) ? <ReportForm key={item.version} {...ref} intent="interim" saved="" /> : null}
      </div>
    </PageSection>
  );
}

async function Submit({ id, hasEvidence }: { id: string; hasEvidence: boolean }) {
  const t = await getTranslations("RecommendationLife");
  return (
    <div>
      {hasEvidence ? (
        <ButtonLink href={route("/kelola/rekomendasi/[id]/ajukan", { id })}>{t("submit")}</ButtonLink>
      ) : (
        <Button
          disabledReasons={[
            { text: t("noEvidence"), href: route("/kelola/rekomendasi/[id]", { id }, { hash: "bukti" }) },
          ]}
        >
          {t("submit")}
        </Button>
      )}
    </div>
  );
}

/** Who handed it in sees the button and reads why it is not theirs to press. */
async function WhyNotVerify({ actor, item }: NextStepsProps) {
  if (item.state !== "SUBMITTED" || actor.role === "COUNCIL" || actor.role === "ASSESSOR") return null;
  const t = await getTranslations("RecommendationLife");
  const reason = isOwnSubmission(actor, item.facts)
    ? t("ownSubmission")
    : isAppointed(actor, item.facts) && hadAHand(actor, item.facts)
      ? t("ownHand")
      : t("otherVerifier", { verifier: item.verifier?.name ?? "" });
  return (
    <div>
      <Button disabledReasons={[{ text: reason }]}>{t("verify")}</Button>
    </div>
  );
}
