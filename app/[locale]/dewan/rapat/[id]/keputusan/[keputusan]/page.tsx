import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { EditDecisionForm } from "@/components/follow-up/decisions/decision-form";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { canWriteDecision } from "@/lib/follow-up/council-members/policy";
import { getDecision, listTargets } from "@/lib/follow-up/decisions/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; id: string; keputusan: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Decisions" });
  return { title: t("edit") };
}

export default async function DecisionPage({ params }: PageProps) {
  await pageLocale(params);
  const { id, keputusan } = await params;
  if (!z.uuid().safeParse(keputusan).success) notFound();
  const actor = await requireActor();
  const decision = await getDecision(actor, keputusan);
  if (decision.meetingId !== id || !canWriteDecision(actor, decision.meeting)) notFound();
  const t = await getTranslations("Decisions");
  return (
    <>
      <PageHeader
        title={t("edit")}
        breadcrumbs={[{ href: route("/dewan/rapat/[id]", { id }), label: decision.meeting.title, lang: "id" }]}
        actions={<RevisionsLink entity="decision" id={keputusan} />}
      />
      <EditDecisionForm
        key={decision.version}
        id={decision.id}
        version={decision.version}
        text={decision.text}
        chosen={decision.links.map((link) => `${link.kind}:${link.id}`)}
        targets={await listTargets(actor, decision.links)}
      />
    </>
  );
}
