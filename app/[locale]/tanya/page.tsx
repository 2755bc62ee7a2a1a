import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { ChooseSubject } from "@/components/voices/public-questions/choose-subject";
import { QuestionForm } from "@/components/voices/public-questions/question-form";
import { SubjectName } from "@/components/voices/public-questions/subject-name";
import { env } from "@/lib/platform/config/env";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";
import { askAnew } from "@/lib/voices/public-questions/asked";
import { listPublicKelurahan } from "@/lib/voices/public-questions/published";
import { findSubject, listSubjects } from "@/lib/voices/question-subjects/published";
import { SUBJECT_FIELDS, subjectSchema } from "@/lib/voices/question-subjects/schemas";

export const dynamic = "force-dynamic";

type Given = string | string[] | undefined;
type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Partial<Record<(typeof SUBJECT_FIELDS)[number] | "keliru", Given>>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "PublicQuestions" });
  return { title: t("ask"), robots: { index: false } };
}

export default async function AskPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const search = await searchParams;
  const given = Object.fromEntries(
    SUBJECT_FIELDS.flatMap((name) => (search[name] ? [[name, oneOf(search[name])]] : [])),
  );
  if (Object.keys(given).length === 0) return <ChooseSubject {...(await listSubjects(locale))} />;
  const asked = subjectSchema.safeParse(given);
  const subject = asked.success ? await findSubject(asked.data) : null;
  if (!asked.success || !subject) notFound();
  const t = await getTranslations("PublicQuestions");
  const kelurahan = await listPublicKelurahan();
  return (
    <>
      <PageHeader
        title={t("ask")}
        lead={<SubjectName subject={subject} />}
        breadcrumbs={[
          { href: route("/tanya-jawab"), label: t("title") },
          { href: subject.path, label: t(`kinds.${subject.kind}`) },
        ]}
      />
      <ClientMessages namespaces={["QuestionForm", "Forms", "Fields", "Problems", "Common"]}>
        <QuestionForm
          subject={asked.data as Record<string, string>}
          kelurahan={kelurahan.map(({ id, name }) => ({ value: id, label: name }))}
          asksEmail={isMailOffered()}
          disputes={oneOf(search.keliru) === "1"}
          {...(await askAnew(env().NEXTAUTH_SECRET))}
        />
      </ClientMessages>
    </>
  );
}
