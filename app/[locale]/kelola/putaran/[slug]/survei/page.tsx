import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { SurveyPillar } from "@/components/evaluation/surveys/survey-pillar";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getSurvey } from "@/lib/evaluation/surveys/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Surveys" });
  return { title: t("title", { round: await roundTitleOf((await params).slug) }) };
}

export default async function SurveyPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const { pillars, mayEnter } = await getSurvey(actor, slug);
  const t = await getTranslations("Surveys");
  const saved = oneOf((await searchParams).tersimpan);
  return (
    <>
      <PageHeader
        title={t("title", { round: await roundTitleOf(slug) })}
        lead={t("lead")}
        breadcrumbs={[
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("round", { round: await roundTitleOf(slug) }) },
        ]}
        actions={
          mayEnter ? (
            <ButtonLink href={route("/kelola/putaran/[slug]/survei/baru", { slug })}>{t("add")}</ButtonLink>
          ) : null
        }
      />
      <div className="flex flex-col gap-10">
        {saved === "simpan" || saved === "hapus" ? (
          <>
            <Notice tone="success" announce title={t(`saved.${saved}`)} />
            <ForgetDraft storageKeys={[`${actor.id}:survey:${slug}:baru`]} />
          </>
        ) : null}
        {pillars.map((pillar) => (
          <SurveyPillar key={pillar.code} slug={slug} pillar={pillar} />
        ))}
      </div>
    </>
  );
}
