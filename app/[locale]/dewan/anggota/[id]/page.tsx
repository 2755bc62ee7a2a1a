import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { MemberForm } from "@/components/follow-up/council-members/council-forms";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { getMember, listBodies } from "@/lib/follow-up/council-members/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "CouncilMembers" });
  return { title: t("edit") };
}

export default async function MemberPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const bodies = (await listBodies(actor)).map((body) => ({ value: body.id, label: body.name }));
  const member = await getMember(actor, id);
  const { name, position, bodyId, role, from, to, source } = member;
  const t = await getTranslations("CouncilMembers");
  return (
    <>
      <PageHeader
        title={t("edit")}
        breadcrumbs={[{ href: route("/dewan/anggota"), label: t("title") }]}
        actions={<RevisionsLink entity="councilMember" id={id} />}
      />
      <MemberForm
        member={{ id, version: member.version }}
        bodies={bodies}
        values={{ name, position, bodyId, role, from, to, source }}
      />
    </>
  );
}
