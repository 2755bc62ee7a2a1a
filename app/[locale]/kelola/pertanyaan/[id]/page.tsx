import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { TakeBack } from "@/components/platform/forms/take-back";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { type Described, DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import {
  AnswerQuestion,
  CheckAnswer,
  LetThrough,
  RefuseQuestion,
} from "@/components/voices/public-questions/question-decisions";
import { QuestionStatusBadge } from "@/components/voices/public-questions/question-status";
import { SubjectName } from "@/components/voices/public-questions/subject-name";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { callBackAnswerOfQuestionAction } from "@/lib/voices/public-questions/actions";
import { getQuestion, listAnsweringAgencies } from "@/lib/voices/public-questions/queries";
import { subjectOf } from "@/lib/voices/question-subjects/subject";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

type Loaded = Awaited<ReturnType<typeof getQuestion>>;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "OfficeQuestions" });
  return { title: t("one") };
}

export default async function QuestionPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const loaded = await getQuestion(actor, id);
  const { question, may, usualAgency } = loaded;
  const t = await getTranslations("OfficeQuestions");
  const agencies = may.letThrough ? await listAnsweringAgencies(actor) : [];
  const ref = { id: question.id, version: question.version };
  return (
    <>
      <PageHeader
        title={t("numbered", { number: question.number })}
        eyebrow={<QuestionStatusBadge status={question.status} />}
        breadcrumbs={[{ href: route("/kelola/pertanyaan"), label: t("title") }]}
        actions={<RevisionsLink entity="publicQuestion" id={id} />}
      />
      {/* Keyed by the version, so that a form never goes on from a state that has moved on. */}
      <div key={question.version} className="flex flex-col gap-8">
        <SavedNotice act={oneOf((await searchParams).tersimpan)} />
        {question.returnReason ? (
          <Notice tone="warning" title={t("returned")}>
            <span lang="id">{question.returnReason}</span>
          </Notice>
        ) : null}
        {loaded.isLetterRefused ? (
          <Notice tone="warning" title={t("letterRefused")}>
            {t("letterRefusedBody")}
          </Notice>
        ) : null}
        <Facts {...loaded} />
        {may.answer ? (
          <PageSection id="jawaban" title={t("answerTitle")}>
            <AnswerQuestion {...ref} saved={question.answer} />
          </PageSection>
        ) : null}
        <TakeBack action={callBackAnswerOfQuestionAction} {...ref} may={may} />
        {may.return ? <CheckAnswer {...ref} mayPublish={may.publish} /> : null}
        {may.letThrough ? (
          <PageSection id="penerusan" title={t("letThroughTitle")} lead={t("letThroughLead")}>
            <LetThrough
              {...ref}
              agencies={agencies.map(({ code, name }) => ({ value: code, label: name }))}
              usual={question.agency?.code ?? usualAgency}
              isOpen={question.status === "OPEN"}
            />
          </PageSection>
        ) : null}
        {may.refuse ? <RefuseQuestion {...ref} /> : null}
      </div>
    </>
  );
}

async function Facts({ question }: Loaded) {
  const t = await getTranslations("OfficeQuestions");
  const locale = await getLocale();
  const zone = await cityZone();
  const { receivedAt } = question;
  // The public page: the agency that answers need not be the one whose programme or recommendation it is.
  const about = subjectOf(question);
  const items: Described[] = [
    {
      term: t("question"),
      details: (
        <span lang="id" className="font-medium whitespace-pre-line wrap-anywhere">
          {question.text}
        </span>
      ),
    },
    {
      term: t("about"),
      details: about ? (
        <Link href={about.path} className="text-link">
          <SubjectName subject={about} />
        </Link>
      ) : (
        <Missing />
      ),
    },
    ...(question.disputes ? [{ term: t("kind"), details: t("disputes") }] : []),
    { term: t("kelurahan"), details: question.kelurahan?.name ?? <Missing /> },
    {
      term: t("received"),
      details: `${formatDate(dayIn(zone, receivedAt), locale)}, ${formatTime(receivedAt, locale, zone)}`,
    },
    { term: t("agency"), details: question.agency ? <span lang="id">{question.agency.name}</span> : <Missing /> },
    ...(question.refusalReason
      ? [{ term: t("refusalReason"), details: <span lang="id">{question.refusalReason}</span> }]
      : []),
    ...(question.answer && question.status !== "OPEN"
      ? [
          {
            term: t("answer"),
            details: (
              <span lang="id" className="whitespace-pre-line wrap-anywhere">
                {question.answer}
              </span>
            ),
          },
          { term: t("answeredBy"), details: question.answeredBy?.name ?? <Missing /> },
        ]
      : []),
  ];
  return <DescriptionList items={items} />;
}
