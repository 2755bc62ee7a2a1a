import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Indonesian } from "@/components/ui/indonesian";
import { StatusBadge } from "@/components/ui/status-badge";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";
import type { PublicQuestionView } from "@/lib/voices/public-questions/published";
import { SubjectName } from "./subject-name";

type QuestionListProps = {
  items: PublicQuestionView[];
  /** False on the page of the very thing that is asked about. */
  showSubject?: boolean;
};

/** Questions as residents wrote them, each with its answer or since when it waits. */
export function QuestionList({ items, showSubject = true }: QuestionListProps) {
  const t = useTranslations("PublicQuestions");
  if (items.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ol className="flex flex-col gap-4">
      {items.map((item) => (
        <Card as="li" key={item.number}>
          <Question item={item} showSubject={showSubject} />
        </Card>
      ))}
    </ol>
  );
}

function Question({ item, showSubject }: { item: PublicQuestionView; showSubject: boolean }) {
  const t = useTranslations("PublicQuestions");
  const locale = useLocale();
  const zone = useZone();
  const { number, subject, kelurahan, text, disputes, receivedAt, answer, answeredAt, answerDays, agency } = item;
  // An agency's name is Indonesian on an English page too; "the city" is a word of the page.
  const whose = {
    agency: agency?.name ?? t("theCity"),
    name: (chunks: ReactNode) => (agency ? <Indonesian>{chunks}</Indonesian> : chunks),
  };
  const asked = { date: formatDate(dayIn(zone, new Date(receivedAt)), locale) };
  return (
    <article className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        {answer ? (
          <StatusBadge tone="success">{t("answered")}</StatusBadge>
        ) : (
          <StatusBadge tone="waiting">{t("waiting")}</StatusBadge>
        )}
        {disputes ? <StatusBadge tone="info">{t("disputed")}</StatusBadge> : null}
        <Link
          href={route("/tanya-jawab/[nomor]", { nomor: number })}
          className="text-link inline-flex min-h-11 items-center md:min-h-6"
        >
          {t("numbered", { number })}
        </Link>
      </div>
      {showSubject ? (
        <p className="text-sm">
          {t("about")}{" "}
          <Link href={subject.path} className="text-link">
            <SubjectName subject={subject} />
          </Link>
        </p>
      ) : null}
      <blockquote className="max-w-prose font-medium whitespace-pre-line wrap-anywhere">
        <Indonesian>{text}</Indonesian>
      </blockquote>
      <p className="text-sm text-muted">{kelurahan ? t("askedFrom", { ...asked, kelurahan }) : t("askedOn", asked)}</p>
      {answer && answeredAt ? (
        <div className="border-s-2 border-success ps-4">
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">
            <Indonesian>{answer}</Indonesian>
          </p>
          <p className="mt-2 text-sm text-muted">
            {t.rich("answeredBy", {
              ...whose,
              date: formatDate(dayIn(zone, new Date(answeredAt)), locale),
              days: answerDays ?? 0,
            })}
          </p>
        </div>
      ) : (
        <p className="text-sm text-muted">{t.rich("waitsFor", whose)}</p>
      )}
    </article>
  );
}
