import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EvidencePanel } from "@/components/evidence/evidence-panel";
import { PageHeader } from "@/components/layout/page-header";
import { RecommendationStatusBadge } from "@/components/recommendations/recommendation-status";
import { roundTitleOf } from "@/components/rounds/round-title";
import { DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { recordOpening } from "@/lib/assessors/mutations";
import { requireActor } from "@/lib/auth/session";
import { formatDate } from "@/lib/format/date";
import { pageLocale } from "@/lib/i18n/page-locale";
import { getRecommendation } from "@/lib/recommendations/queries";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "OfficeRecommendations" });
  return { title: t("title") };
}

export default async function RecommendationPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("OfficeRecommendations");
  const item = await getRecommendation(actor, id);
  await recordOpening(actor, { entity: "recommendation", entityId: id });
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/kelola/rekomendasi", label: t("title") }]}
        eyebrow={
          <>
            {item.pillar ? <PillarBadge code={item.pillar.code} name={item.pillar.name} /> : null}
            <RecommendationStatusBadge status={item.status} />
            {item.overdue ? <StatusBadge tone="danger">{t("overdue")}</StatusBadge> : null}
          </>
        }
        title={t("numbered", { order: item.order, round: await roundTitleOf(item.round.slug) })}
        lead={<span lang="id">{item.text}</span>}
      />
      <DescriptionList
        items={[
          { term: t("agency"), details: <span lang="id">{item.leadAgency.name}</span> },
          { term: t("due"), details: item.dueOn ? formatDate(item.dueOn, locale) : <Missing /> },
          { term: t("source"), details: <span lang="id">{item.source}</span> },
        ]}
      />
      <EvidencePanel actor={actor} owner={{ kind: "recommendation", id: item.id }} />
    </>
  );
}
