import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberForm } from "@/components/council-members/council-forms";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { listBodies } from "@/lib/council-members/queries";
import { pageLocale } from "@/lib/i18n/page-locale";

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
      <PageHeader title={t("add")} breadcrumbs={[{ href: "/dewan/anggota", label: t("title") }]} />
      <MemberForm
        member={null}
        sending={crypto.randomUUID()}
        bodies={bodies}
        values={{ name: "", position: "", bodyId: "", role: "MEMBER", from: "", to: "", source: "" }}
      />
    </>
  );
}
