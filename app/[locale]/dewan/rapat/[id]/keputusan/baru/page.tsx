import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { NewDecisionForm } from "@/components/decisions/decision-form";
import { PageHeader } from "@/components/layout/page-header";
import { refuse } from "@/lib/auth/refusals";
import { requireActor } from "@/lib/auth/session";
import { canWriteDecision } from "@/lib/council-members/policy";
import { listTargets } from "@/lib/decisions/queries";
import { pageLocale } from "@/lib/i18n/page-locale";
import { getMeeting } from "@/lib/meetings/queries";
import { listAgenciesWithOfficers } from "@/lib/users/queries";

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
      <PageHeader title={t("add")} breadcrumbs={[{ href: `/dewan/rapat/${id}`, label: meeting.title, lang: "id" }]} />
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
