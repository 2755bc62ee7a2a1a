import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AssignmentForm } from "@/components/follow-up/recommendations/assignment-form";
import { PageHeader } from "@/components/ui/page-header";
import { listActions } from "@/lib/follow-up/actions/queries";
import { canStep } from "@/lib/follow-up/recommendations/policy";
import { getRecommendation } from "@/lib/follow-up/recommendations/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listAgenciesWithOfficers } from "@/lib/platform/users/queries";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RecommendationLife" });
  return { title: t("assign") };
}

export default async function AssignmentPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const item = await getRecommendation(actor, id);
  if (!canStep(actor, "assign", item.facts)) refuse(actor);
  const actions = await listActions(actor, { recommendationId: id });
  const open = actions
    .filter(
      (action) => action.agencyId === item.facts.leadAgencyId && action.cancelledAt === null && action.percent < 100,
    )
    .map(({ text }) => text);
  const t = await getTranslations("RecommendationLife");
  const board = await getTranslations("RecommendationBoard");
  return (
    <>
      <PageHeader
        title={item.state === "RECEIVED" ? t("assign") : t("reassign")}
        lead={<span lang="id">{item.text}</span>}
        breadcrumbs={[
          { href: route("/kelola/rekomendasi"), label: board("title") },
          {
            href: route("/kelola/rekomendasi/[id]", { id }),
            label: board("ofRound", { round: item.round.slug, order: item.order }),
          },
        ]}
      />
      <AssignmentForm
        id={item.id}
        version={item.version}
        agencies={await listAgenciesWithOfficers(actor)}
        values={{
          leadCode: item.leadAgency.code,
          officerId: item.facts.officerId ?? "",
          verifierCode: item.verifier?.code ?? "",
          dueOn: item.dueOn ?? "",
        }}
        supports={item.supports.map(({ code }) => code)}
        former={item.state === "RECEIVED" ? null : { name: item.leadAgency.name, open }}
      />
    </>
  );
}
