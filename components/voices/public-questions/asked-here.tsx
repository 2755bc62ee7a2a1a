import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { PageSection } from "@/components/ui/page-header";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { PublicQuestionView } from "@/lib/voices/public-questions/published";
import type { Subject } from "@/lib/voices/question-subjects/schemas";
import { QuestionList } from "./question-list";

type AskedHereProps = {
  items: PublicQuestionView[];
  total: number;
  /** What the question would be about: `{ program: "bank-sampah" }`. */
  about: Subject;
};

/** At the foot of a page: what residents asked about it, the way to ask, and the way to say that something is wrong. */
export function AskedHere({ items, total, about }: AskedHereProps) {
  const t = useTranslations("PublicQuestions");
  return (
    <PageSection id="tanya-jawab" title={t("title")} lead={t("invite")}>
      <div className="flex flex-col items-start gap-4">
        {items.length > 0 ? <QuestionList items={items} showSubject={false} /> : null}
        {total > items.length ? (
          <Link href={route("/tanya-jawab")} className="text-link">
            {t("more", { count: total - items.length })}
          </Link>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={route("/tanya", {}, { query: about })} variant="secondary">
            {t("ask")}
          </ButtonLink>
          <ButtonLink href={route("/tanya", {}, { query: { ...about, keliru: "1" } })} variant="secondary">
            {t("dispute")}
          </ButtonLink>
        </div>
      </div>
    </PageSection>
  );
}
