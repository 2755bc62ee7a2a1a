import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MeetingForm } from "@/components/follow-up/meetings/meeting-form";
import { PageHeader } from "@/components/ui/page-header";
import { canKeepCouncil } from "@/lib/follow-up/council-members/policy";
import { listMembersOn } from "@/lib/follow-up/council-members/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Meetings" });
  return { title: t("add") };
}

export default async function NewMeetingPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canKeepCouncil(actor)) refuse(actor);
  const members = await listMembersOn(actor, await cityToday());
  const t = await getTranslations("Meetings");
  return (
    <>
      <PageHeader title={t("add")} breadcrumbs={[{ href: route("/dewan/rapat"), label: t("title") }]} />
      <MeetingForm
        meeting={null}
        sending={crypto.randomUUID()}
        members={members.map(({ id, name }) => ({ value: id, label: name }))}
        storageKey={`${actor.id}:meeting:baru`}
        values={{
          title: "",
          heldOn: "",
          startsAt: "",
          place: "",
          status: "PLANNED",
          agenda: "",
          summary: "",
          chairId: members.find(({ role }) => role === "CHAIR")?.id ?? "",
          secretaryId: members.find(({ role }) => role === "SECRETARY")?.id ?? "",
        }}
      />
    </>
  );
}
