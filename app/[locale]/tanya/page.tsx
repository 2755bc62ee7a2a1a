import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Indonesian } from "@/components/ui/indonesian";
import { PageHeader } from "@/components/ui/page-header";
import { ChooseSubject } from "@/components/voices/public-questions/choose-subject";
import { QuestionForm } from "@/components/voices/public-questions/question-form";
import { env } from "@/lib/platform/config/env";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";
import { makeFormToken } from "@/lib/voices/public-questions/form-token";
import { findSubject, listPublicKelurahan, listSubjects } from "@/lib/voices/public-questions/published";
import { makeTask } from "@/lib/voices/public-questions/robot-task";
import { subjectSchema } from "@/lib/voices/public-questions/schemas";

export const dynamic = "force-dynamic";

type Given = string | string[] | undefined;
type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ program?: Given; rekomendasi?: Given }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "PublicQuestions" });
  return { title: t("ask"), robots: { index: false } };
}

export default async function AskPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { program, rekomendasi } = await searchParams;
  const given = { program: oneOf(program), rekomendasi: oneOf(rekomendasi) };
  if (!given.program && !given.rekomendasi) return <ChooseSubject {...(await listSubjects())} />;
  const asked = subjectSchema.safeParse(given);
  const subject = asked.success ? await findSubject(asked.data) : null;
  if (!asked.success || !subject) notFound();
  const t = await getTranslations("PublicQuestions");
  const kelurahan = await listPublicKelurahan();
  const form = makeFormToken(env().NEXTAUTH_SECRET, new Date());
  return (
    <>
      <PageHeader
        title={t("ask")}
        lead={<Indonesian>{subject.name}</Indonesian>}
        breadcrumbs={[
          { href: route("/tanya-jawab"), label: t("title") },
          { href: subject.path, label: "program" in asked.data ? t("theProgramme") : t("theRecommendation") },
        ]}
      />
      <ClientMessages namespaces={["QuestionForm", "Forms", "Fields", "Problems", "Common"]}>
        <QuestionForm
          subject={asked.data as Record<string, string>}
          kelurahan={kelurahan.map(({ id, name }) => ({ value: id, label: name }))}
          asksEmail={isMailOffered()}
          {...form}
          task={await makeTask(env().NEXTAUTH_SECRET, form.token, new Date())}
        />
      </ClientMessages>
    </>
  );
}
