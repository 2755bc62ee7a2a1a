import { useLocale, useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Missing } from "@/components/ui/missing";
import { StatusBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { markCopiedAction } from "@/lib/evaluation/copy-sheets/actions";
import type { CopyRow as Row } from "@/lib/evaluation/copy-sheets/queries";
import { evidencePath } from "@/lib/evaluation/copy-sheets/sheet";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { useZone } from "@/lib/platform/i18n/use-zone";

type CopyRowProps = { row: Row; roundSlug: string; filter: "" | "belum"; mayTick: boolean };

/** One question of the ministry's form with what is to be copied into it, and whether that is done. */
export function CopyRow({ row, roundSlug, filter, mayTick }: CopyRowProps) {
  const t = useTranslations("CopySheet");
  const { code, number, answer } = row;
  return (
    <li id={`butir-${code}`} className="flex scroll-mt-6 flex-col gap-4 rounded-md border border-hairline p-4 md:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="max-w-prose text-base font-semibold">
          <span className="text-muted">{number}</span> <span lang="id">{row.text.id}</span>
        </h2>
        {answer?.copiedAt ? <StatusBadge tone="success">{t("copiedDone")}</StatusBadge> : null}
      </div>
      {answer ? (
        <>
          <Answer row={row} answer={answer} />
          <Evidence number={number} evidence={answer.evidence} />
          <Tick answer={answer} roundSlug={roundSlug} filter={filter} mayTick={mayTick} number={number} />
        </>
      ) : (
        <p>
          <Missing />
        </p>
      )}
    </li>
  );
}

type Answered = NonNullable<Row["answer"]>;

function Answer({ row, answer }: { row: Row; answer: Answered }) {
  const t = useTranslations("CopySheet");
  const locale = useLocale();
  // The ministry's form is Indonesian, in whatever language this page is read.
  const score = answer.score && formatDecimal(answer.score, { locale: "id" });
  const words = answer.notApplicable ? t("notApplicable") : score;
  const of = {
    score: answer.score ? formatDecimal(answer.score, { locale }) : "",
    maximum: formatDecimal(row.maximum, { locale }),
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="font-medium">
        {answer.notApplicable ? (
          t("notApplicable")
        ) : answer.score ? (
          t("score", of)
        ) : (
          <Missing owedBy={answer.agency ?? undefined} />
        )}
        {answer.status === "VERIFIED" ? null : <span className="block text-sm text-warning">{t("notVerified")}</span>}
      </p>
      {answer.reason ? (
        <p lang="id" className="max-w-prose whitespace-pre-line">
          {answer.reason}
        </p>
      ) : null}
      {words && answer.reason ? (
        <CopyButton
          text={`${words}\n${answer.reason}`}
          label={t("copyAnswer")}
          what={row.number}
          copiedLabel={t("copied")}
          failedLabel={t("failed")}
        />
      ) : null}
    </div>
  );
}

function Evidence({ number, evidence }: { number: string; evidence: Answered["evidence"] }) {
  const t = useTranslations("CopySheet");
  if (evidence.length === 0) return <p className="text-sm text-muted">{t("noEvidence")}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {evidence.map(({ id, title, url }) => (
        <li key={id} className="flex flex-wrap items-center gap-3">
          <a href={url ?? evidencePath(id)} className="text-link break-words" lang="id">
            {title}
          </a>
          <CopyButton
            text={url ?? evidencePath(id)}
            isPath={url === null}
            label={t("copyLink")}
            what={`${number}, ${title}`}
            copiedLabel={t("copied")}
            failedLabel={t("failed")}
          />
        </li>
      ))}
    </ul>
  );
}

type TickProps = { answer: Answered; roundSlug: string; filter: "" | "belum"; mayTick: boolean; number: string };

function Tick({ answer, roundSlug, filter, mayTick, number }: TickProps) {
  const t = useTranslations("CopySheet");
  const locale = useLocale();
  const zone = useZone();
  const { copiedAt, copiedBy } = answer;
  if (!mayTick && !copiedAt) return null;
  const fields = { locale, roundSlug, filter, answerId: answer.id, copied: copiedAt ? "tidak" : "ya" };
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-hairline pt-4">
      {mayTick ? (
        <form action={markCopiedAction}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton
            variant={copiedAt ? "quiet" : "secondary"}
            aria-label={copiedAt ? t("untickOf", { number }) : t("tickOf", { number })}
          >
            {copiedAt ? t("untick") : t("tick")}
          </SubmitButton>
        </form>
      ) : null}
      {copiedAt ? (
        <p className="text-sm text-muted">
          {t("copiedBy", {
            name: copiedBy ?? "",
            when: `${formatDate(dayIn(zone, copiedAt), locale)} ${formatTime(copiedAt, locale, zone)}`,
          })}
        </p>
      ) : null}
    </div>
  );
}
