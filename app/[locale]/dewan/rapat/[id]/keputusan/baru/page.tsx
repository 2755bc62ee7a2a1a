import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { NewDecisionForm } from "@/components/follow-up/decisions/decision-form";
import { PageHeader } from "@/components/ui/page-header";
import { canWriteDecision } from "@/lib/follow-up/council-members/policy";
import { listTargets } from "@/lib/follow-up/decisions/queries";
import { getMeeting } from "@/lib/follow-up/meetings/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listAgenciesWithOfficers } from "@/lib/platform/users/queries";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Decisions" });
  return { title: t("add") };
}

export default async function NewDecisionPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const meeting = await getMeeting(actor, id);
  if (!canWriteDecision(actor, meeting)) refuse(actor);
  const [targets, agencies] = await Promise.all([listTargets(actor), listAgenciesWithOfficers(actor)]);
  const t = await getTranslations("Decisions");
  return (
    <>
      <PageHeader
        title={t("add")}
        breadcrumbs={[{ href: route("/dewan/rapat/[id]", { id }), label: meeting.title, lang: "id" }]}
      />
      <NewDecisionForm
        meetingId={id}
        sending={crypto.randomUUID()}
        targets={targets}
        agencies={agencies}
        storageKey={`${actor.id}:decision:${id}`}
      />
    </>
  );
}
