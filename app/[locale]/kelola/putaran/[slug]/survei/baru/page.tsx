import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SurveyFormPage } from "@/components/evaluation/surveys/survey-form-page";
import { getSurveyForm } from "@/lib/evaluation/surveys/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Surveys" });
  return { title: t("add") };
}

export default async function NewSurveyResultPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const { slug } = await params;
  return <SurveyFormPage form={await getSurveyForm(actor, slug, null)} slug={slug} actorId={actor.id} />;
}
