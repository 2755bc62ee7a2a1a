import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { PpidContact } from "@/components/layout/ppid-contact";
import { buttonClasses } from "@/components/ui/button";
import { DownloadLinks } from "@/components/ui/download-links";
import { Fold } from "@/components/ui/fold";
import { Indonesian } from "@/components/ui/indonesian";
import { PageHeader } from "@/components/ui/page-header";
import { AnswerTime } from "@/components/voices/public-questions/answer-time";
import { QuestionList } from "@/components/voices/public-questions/question-list";
import { QuestionSearch } from "@/components/voices/public-questions/question-search";
import { publishedStewardName } from "@/lib/city/agencies/published";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";
import { listPublishedQuestions, measureAnswerTime } from "@/lib/voices/public-questions/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

// One page is enough to read; older ones have their own addresses and stand in the open data.
const SHOWN = 100;
/** Of them, on a phone, before a fold. */
const NEWEST = 10;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("PublicQuestions");
  return { title: t("title"), description: t("lead"), alternates: await alternatesFor(locale, route("/tanya-jawab")) };
}

export default async function QuestionsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, words, list, time, city, steward] = await Promise.all([
    getTranslations("PublicQuestions"),
    getTranslations("Public"),
    listPublishedQuestions({ pageSize: SHOWN }),
    measureAnswerTime(),
    getCity(),
    publishedStewardName(),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={<ExplainedText terms={await listPublishedTerms(locale)}>{t("lead")}</ExplainedText>}
        actions={
          <Link href={route("/tanya")} className={buttonClasses("primary")}>
            {t("ask")}
          </Link>
        }
      />
      <AnswerTime {...time} promised={city.answerDays} />
      <p className="mt-4 max-w-prose">
        {t.rich("whoAnswers", {
          agency: steward ?? "Diskominfo",
          name: (chunks) => <Indonesian>{chunks}</Indonesian>,
        })}
      </p>
      <PpidContact city={city} title={t("ppid")} heading="h2" />
      <div className="mt-8">
        {list.total > 0 ? <QuestionSearch /> : null}
        <QuestionList items={list.items.slice(0, NEWEST)} />
        {list.items.length > NEWEST ? (
          <div className="mt-4">
            <Fold onlyOnPhone summary={t("earlier", { count: list.items.length - NEWEST })}>
              <QuestionList items={list.items.slice(NEWEST)} />
            </Fold>
          </div>
        ) : null}
        {list.total > list.items.length ? (
          <div className="mt-6 text-sm">
            <p className="text-muted">
              {t("newest", { shown: list.items.length, total: list.total })} {t("download")}
            </p>
            <DownloadLinks href={route("/api/v1/questions")} withJson />
          </div>
        ) : null}
      </div>
    </>
  );
}
