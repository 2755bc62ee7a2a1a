import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { MeetingForm } from "@/components/follow-up/meetings/meeting-form";
import { PageHeader } from "@/components/ui/page-header";
import { canKeepCouncil } from "@/lib/follow-up/council-members/policy";
import { listMembersOn } from "@/lib/follow-up/council-members/queries";
import { getMeeting } from "@/lib/follow-up/meetings/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Meetings" });
  return { title: t("edit") };
}

export default async function EditMeetingPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor();
  if (!canKeepCouncil(actor) || !z.uuid().safeParse(id).success) notFound();
  const meeting = await getMeeting(actor, id);
  const members = await listMembersOn(actor, meeting.heldOn, [meeting.chairId, meeting.secretaryId]);
  const t = await getTranslations("Meetings");
  const { title, heldOn, startsAt, place, status, agenda, summary, chairId, secretaryId } = meeting;
  return (
    <>
      <PageHeader
        title={t("edit")}
        breadcrumbs={[
          { href: route("/dewan/rapat"), label: t("title") },
          { href: route("/dewan/rapat/[id]", { id }), label: title, lang: "id" },
        ]}
      />
      <MeetingForm
        meeting={{ id, version: meeting.version }}
        members={members.map((member) => ({ value: member.id, label: member.name }))}
        storageKey={`${actor.id}:meeting:${id}`}
        values={{
          title,
          heldOn,
          startsAt,
          place,
          status,
          summary,
          agenda: agenda.map(({ text }) => text).join("\n"),
          chairId: chairId ?? "",
          secretaryId: secretaryId ?? "",
        }}
      />
    </>
  );
}
