import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { Indonesian } from "@/components/ui/indonesian";
import { readRoundSlug } from "@/lib/evaluation/rounds/slug";
import { type AskablePage, isAskablePage } from "@/lib/voices/question-subjects/schemas";
import type { QuestionSubject } from "@/lib/voices/question-subjects/subject";

/** What a question is about: a thing by its own name, a round or a page by the word of the language. */
export function SubjectName({ subject }: { subject: QuestionSubject | undefined }) {
  const t = useTranslations("PublicQuestions");
  const roundName = useRoundName();
  const locale = useLocale();
  if (!subject) return null;
  const { kind, name, nameEn, code } = subject;
  if (kind === "round") return t("theRound", { round: roundName({ slug: code, ...readRoundSlug(code) }) });
  if (kind === "page" && isAskablePage(code)) return t("thePage", { page: t(`pages.${code satisfies AskablePage}`) });
  return locale === "en" && nameEn ? nameEn : <Indonesian>{name}</Indonesian>;
}
