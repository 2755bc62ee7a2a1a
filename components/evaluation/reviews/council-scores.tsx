import { useLocale, useTranslations } from "next-intl";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { ReplyForm } from "./review-forms";

export type GivenScore = {
  id: string;
  own: boolean;
  author: string;
  value: string;
  reason: string;
  revision: number;
  at: Date;
  replies: { id: string; author: string; text: string; at: Date }[];
};

/** The members' scores of one item, each with its reason and what the agency answered. */
export function CouncilScores({ scores, mayReply }: { scores: GivenScore[]; mayReply: boolean }) {
  const t = useTranslations("Reviews");
  const locale = useLocale();
  const zone = useZone();
  if (scores.length === 0) return <p className="text-muted">{t("noScores")}</p>;
  return (
    <ul className="flex flex-col gap-4">
      {scores.map((score) => (
        <li key={score.id} className="flex flex-col gap-2 rounded-md border border-hairline bg-raised p-4">
          <p>
            <span className="text-lg font-semibold tabular-nums">{formatScore(score.value, locale)}</span>{" "}
            <span className="text-sm text-muted">
              {t("by", { name: score.own ? t("you") : score.author, date: formatDate(dayIn(zone, score.at), locale) })}
              {score.revision > 1 ? ` · ${t("revision", { revision: score.revision })}` : null}
            </span>
          </p>
          {score.reason ? (
            <p lang="id" className="break-words">
              {score.reason}
            </p>
          ) : (
            <p className="text-muted">{t("agreed")}</p>
          )}
          {score.replies.map((reply) => (
            <blockquote key={reply.id} className="border-s-2 border-control ps-4">
              <p lang="id" className="break-words">
                {reply.text}
              </p>
              <p className="text-sm text-muted">
                {t("replyBy", { name: reply.author, date: formatDate(dayIn(zone, reply.at), locale) })}
              </p>
            </blockquote>
          ))}
          {mayReply ? <ReplyForm scoreId={score.id} /> : null}
        </li>
      ))}
    </ul>
  );
}
