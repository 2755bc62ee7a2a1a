import { useLocale, useTranslations } from "next-intl";
import { Missing } from "@/components/ui/missing";
import { formatDecimal } from "@/lib/platform/format/number";

type AnswerTimeProps = {
  answered: number;
  waiting: number;
  median: number | null;
  /** How many days each answer took. */
  days: number[];
  /** Within how many days the city promises to answer; null where it promises nothing. */
  promised: number | null;
};

/** How long residents wait for an answer, with how many answers that is taken from. */
export function AnswerTime({ answered, waiting, median, days, promised }: AnswerTimeProps) {
  const t = useTranslations("PublicQuestions");
  const locale = useLocale();
  const kept = days.filter((took) => promised !== null && took <= promised).length;
  return (
    <>
      <dl className="grid gap-4 sm:grid-cols-3">
        <Figure term={t("medianTerm")} note={t("medianNote", { answered })}>
          {median === null ? (
            <Missing />
          ) : (
            t("days", { count: median, figure: formatDecimal(String(median), { locale }) })
          )}
        </Figure>
        <Figure term={t("answeredTerm")}>{answered}</Figure>
        <Figure term={t("waitingTerm")}>{waiting}</Figure>
      </dl>
      <p className="mt-4 max-w-prose">
        {promised === null ? t("noPromise") : t("promise", { days: promised, answered, kept })}
      </p>
    </>
  );
}

function Figure({ term, note, children }: { term: string; note?: string; children: React.ReactNode }) {
  return (
    <div className="rounded-md border border-hairline bg-raised p-4">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="mt-1">
        <span className="text-xl font-semibold tabular-nums">{children}</span>
        {note ? <span className="block text-sm text-muted">{note}</span> : null}
      </dd>
    </div>
  );
}
