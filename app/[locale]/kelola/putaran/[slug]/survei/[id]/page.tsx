import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { SurveyFormPage } from "@/components/evaluation/surveys/survey-form-page";
import { getSurveyForm } from "@/lib/evaluation/surveys/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string; slug: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Surveys" });
  return { title: t("edit") };
}

export default async function EditSurveyResultPage({ params }: PageProps) {
  await pageLocale(params);
  const { slug, id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  return <SurveyFormPage form={await getSurveyForm(actor, slug, id)} slug={slug} actorId={actor.id} />;
}
