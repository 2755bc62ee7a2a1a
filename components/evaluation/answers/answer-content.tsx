import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import type { ItemProposal } from "@/lib/evaluation/answers/proposal";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { ProposalView } from "./proposal-view";

type AnswerContentProps = {
  answer: {
    score: string | null;
    notApplicable: boolean;
    reason: string;
    submittedAt: Date | null;
    applied: (ItemProposal & { at: string }) | null;
  };
  maximum: string;
  submittedBy: string | null;
};

/** An answer as it was handed in, with the proposal that it took over, if any. */
export function AnswerContent({ answer, maximum, submittedBy }: AnswerContentProps) {
  const t = useTranslations("Answers");
  const locale = useLocale();
  const zone = useZone();
  const score = answer.notApplicable
    ? t("notApplicable")
    : answer.score && formatDecimal(answer.score, { locale, decimals: 2 });
  return (
    <div className="flex flex-col gap-6">
      <DescriptionList
        items={[
          { term: t("score"), details: score ? t("scoreOf", { score, maximum }) : <Missing /> },
          {
            term: t("reason"),
            details: answer.reason ? (
              <span lang="id" className="break-words whitespace-pre-line">
                {answer.reason}
              </span>
            ) : (
              <Missing />
            ),
          },
          ...(submittedBy && answer.submittedAt
            ? [
                {
                  term: t("submitted"),
                  details: `${submittedBy}, ${formatDate(dayIn(zone, answer.submittedAt), locale)} ${formatTime(answer.submittedAt, locale, zone)}`,
                },
              ]
            : []),
        ]}
      />
      {answer.applied ? (
        <div className="flex flex-col gap-2">
          <p className="text-sm text-muted">
            {t("applied", { date: formatDate(dayIn(zone, new Date(answer.applied.at)), locale) })}
          </p>
          <ProposalView proposal={answer.applied} />
        </div>
      ) : null}
    </div>
  );
}
