import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberForm } from "@/components/follow-up/council-members/council-forms";
import { PageHeader } from "@/components/ui/page-header";
import { listBodies } from "@/lib/follow-up/council-members/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "CouncilMembers" });
  return { title: t("add") };
}

export default async function NewMemberPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const bodies = (await listBodies(actor)).map((body) => ({ value: body.id, label: body.name }));
  const t = await getTranslations("CouncilMembers");
  return (
    <>
      <PageHeader title={t("add")} breadcrumbs={[{ href: route("/dewan/anggota"), label: t("title") }]} />
      <MemberForm
        member={null}
        sending={crypto.randomUUID()}
        bodies={bodies}
        values={{ name: "", position: "", bodyId: "", role: "MEMBER", from: "", to: "", source: "" }}
      />
    </>
  );
}
