import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { SubmissionForm } from "@/components/follow-up/recommendations/submission-form";
import { PageHeader } from "@/components/ui/page-header";
import { canStep } from "@/lib/follow-up/recommendations/policy";
import { getRecommendation } from "@/lib/follow-up/recommendations/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RecommendationLife" });
  return { title: t("submit") };
}

export default async function SubmissionPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const item = await getRecommendation(actor, id);
  if (!canStep(actor, "submit", item.facts)) refuse(actor);
  const t = await getTranslations("RecommendationLife");
  const board = await getTranslations("RecommendationBoard");
  return (
    <>
      <PageHeader
        title={t("submit")}
        lead={<span lang="id">{item.text}</span>}
        breadcrumbs={[
          { href: route("/kelola/rekomendasi"), label: board("title") },
          {
            href: route("/kelola/rekomendasi/[id]", { id }),
            label: board("ofRound", { round: item.round.slug, order: item.order }),
          },
        ]}
      />
      <SubmissionForm
        id={item.id}
        version={item.version}
        values={{ closesAs: item.closesAs ?? "", resultText: item.resultText, legalReason: item.legalReason }}
        storageKey={`${actor.id}:recommendation:${item.id}`}
      />
    </>
  );
}
