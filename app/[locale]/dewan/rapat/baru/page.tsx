import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { MeetingForm } from "@/components/meetings/meeting-form";
import { refuse } from "@/lib/auth/refusals";
import { requireActor } from "@/lib/auth/session";
import { canKeepCouncil } from "@/lib/council-members/policy";
import { listMembersOn } from "@/lib/council-members/queries";
import { wibToday } from "@/lib/format/date";
import { pageLocale } from "@/lib/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Meetings" });
  return { title: t("add") };
}

export default async function NewMeetingPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canKeepCouncil(actor)) refuse(actor);
  const members = await listMembersOn(actor, wibToday(new Date()));
  const t = await getTranslations("Meetings");
  return (
    <>
      <PageHeader title={t("add")} breadcrumbs={[{ href: "/dewan/rapat", label: t("title") }]} />
      <MeetingForm
        meeting={null}
        sending={crypto.randomUUID()}
        members={members.map(({ id, name }) => ({ value: id, label: name }))}
        storageKey={`${actor.id}:meeting:baru`}
        values={{
          ...{ title: "", heldOn: "", startsAt: "", place: "", status: "PLANNED", agenda: "", summary: "" },
          chairId: members.find(({ role }) => role === "CHAIR")?.id ?? "",
          secretaryId: members.find(({ role }) => role === "SECRETARY")?.id ?? "",
        }}
      />
    </>
  );
}
