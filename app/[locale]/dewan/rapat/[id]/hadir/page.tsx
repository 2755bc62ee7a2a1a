import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AttendanceForm } from "@/components/follow-up/meetings/attendance-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
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
  return { title: t("recordAttendance") };
}

export default async function AttendancePage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor();
  if (!canKeepCouncil(actor) || !z.uuid().safeParse(id).success) notFound();
  const meeting = await getMeeting(actor, id);
  const recorded = meeting.attendances.map(({ memberId }) => memberId);
  const members = await listMembersOn(actor, meeting.heldOn, recorded);
  const t = await getTranslations("Meetings");
  const known = new Map(meeting.attendances.map((row) => [row.memberId, row]));
  return (
    <>
      <PageHeader
        title={t("recordAttendance")}
        lead={t("attendanceLead")}
        breadcrumbs={[
          { href: route("/dewan/rapat"), label: t("title") },
          { href: route("/dewan/rapat/[id]", { id }), label: meeting.title, lang: "id" },
        ]}
      />
      {members.length === 0 ? (
        <EmptyState
          title={t("noMembersTitle")}
          action={
            <ButtonLink href={route("/dewan/anggota")} variant="secondary">
              {t("toMembers")}
            </ButtonLink>
          }
        >
          {t("noMembersBody")}
        </EmptyState>
      ) : (
        <AttendanceForm
          key={meeting.version}
          id={id}
          version={meeting.version}
          members={members.map((member) => ({
            id: member.id,
            name: member.name,
            position: member.position,
            body: member.body.name,
            attendance: known.get(member.id)?.attendance ?? "",
            representative: known.get(member.id)?.representative ?? "",
          }))}
        />
      )}
    </>
  );
}
