import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { PageSection } from "@/components/ui/page-header";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { PublicQuestionView } from "@/lib/voices/public-questions/published";
import { QuestionList } from "./question-list";

type AskedHereProps = {
  items: PublicQuestionView[];
  total: number;
  /** What the question would be about: `{ program: "bank-sampah" }` or `{ rekomendasi: "2022/1" }`. */
  about: Record<string, string>;
};

/** On the page of a programme or recommendation: what residents asked of it, and the way to ask. */
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
        <ButtonLink href={route("/tanya", {}, { query: about })} variant="secondary">
          {t("ask")}
        </ButtonLink>
      </div>
    </PageSection>
  );
}
