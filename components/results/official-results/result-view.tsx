import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatComputedDifference, formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { useZone } from "@/lib/platform/i18n/use-zone";
import type { OfficialResultPage, ResultRevision } from "@/lib/results/official-results/queries";

type ResultProps = { page: OfficialResultPage; result: ResultRevision };

const TONES = { DRAFT: "neutral", SUBMITTED: "waiting", CONFIRMED: "success" } as const;

export function ResultStatus({ result }: { result: ResultRevision }) {
  const t = useTranslations("OfficialResults");
  return <StatusBadge tone={TONES[result.status]}>{t(`status.${result.status}`)}</StatusBadge>;
}

/** Our computation beside the letter's figure, which stands whatever we compute. */
export function ResultCheck({ page, result, decimals }: ResultProps & { decimals: number }) {
  const t = useTranslations("OfficialResults");
  const locale = useLocale();
  const { check, content } = result;
  if (check.status === "incomplete") {
    const names = page.sections.filter(({ code }) => check.missing.includes(code)).map(({ name }) => name[locale]);
    return <Notice title={t("incomplete")}>{t("incompleteBody", { sections: names.join(", ") })}</Notice>;
  }
  const computed = formatComputedScore(check.computed, locale, decimals);
  if (check.difference === null || content.final === null)
    return <Notice title={t("computed", { computed })}>{t("finalMissing")}</Notice>;
  const figures = {
    computed,
    official: formatScore(content.final, locale),
    difference: formatComputedDifference(check.difference, locale, decimals),
  };
  return (
    <Notice tone={check.mismatch ? "warning" : "success"} title={check.mismatch ? t("mismatch") : t("match")}>
      {t("compared", figures)}
    </Notice>
  );
}

/** One revision of the letter, read only. */
export function ResultView({ page, result }: ResultProps) {
  const t = useTranslations("OfficialResults");
  const locale = useLocale();
  const zone = useZone();
  const { content } = result;
  // At least as many digits as the scale is shown with, and never fewer than the letter printed.
  const decimals = (value: string) => Math.max(page.decimals, value.split(".")[1]?.length ?? 0);
  const figure = (value: string | null | undefined) =>
    value ? formatDecimal(value, { locale, decimals: decimals(value) }) : <Missing />;
  const moment = (at: Date | null) =>
    at ? `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}` : "";
  const ranks = content.ranks.map(({ scope, rank, outOf }) =>
    outOf === null ? t(`rank.${scope}`, { rank }) : t(`rankOf.${scope}`, { rank, outOf }),
  );
  const rows = [
    ...page.sections.map(({ code, name, weight }) => ({
      key: `section-${code}`,
      name: name[locale],
      kind: t("section", { weight: formatDecimal(weight, { locale }) }),
      value: content.sections[code],
    })),
    ...page.pillars.map(({ code, name }) => ({
      key: `pillar-${code}`,
      name,
      kind: t("pillar"),
      value: content.pillars[code],
    })),
  ];
  return (
    <div className="flex flex-col gap-6">
      <DescriptionList
        items={[
          { term: t("letter"), details: <span lang="id">{result.letterNumber || <Missing />}</span> },
          { term: t("date"), details: result.letterDate ? formatDate(result.letterDate, locale) : <Missing /> },
          { term: t("final"), details: <span className="text-lg font-semibold">{figure(content.final)}</span> },
          { term: t("ranks"), details: ranks.length > 0 ? ranks.join("; ") : <Missing /> },
          ...(result.submittedBy
            ? [
                {
                  term: t("submitted"),
                  details: t("by", { name: result.submittedBy, when: moment(result.submittedAt) }),
                },
              ]
            : []),
          ...(result.confirmedBy
            ? [
                {
                  term: t("confirmed"),
                  details: t("by", { name: result.confirmedBy, when: moment(result.confirmedAt) }),
                },
              ]
            : []),
        ]}
      />
      <DataTable
        caption={t("scores")}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "name", header: t("name"), heading: true, cell: ({ name }) => name },
          { key: "kind", header: t("kind"), cell: ({ kind }) => kind },
          { key: "value", header: t("value"), numeric: true, cell: ({ value }) => figure(value) },
        ]}
      />
      <Recommendations page={page} result={result} />
    </div>
  );
}

function Recommendations({ page, result }: ResultProps) {
  const t = useTranslations("OfficialResults");
  const locale = useLocale();
  const { recommendations } = result.content;
  if (recommendations.length === 0) return <p className="text-muted">{t("noRecommendations")}</p>;
  const agency = (code: string) => page.agencies.find((one) => one.code === code)?.shortName ?? code;
  const pillar = (code: string | null) => page.pillars.find((one) => one.code === code)?.name;
  return (
    <section className="flex flex-col gap-2">
      <p className="font-semibold">{t("recommendations")}</p>
      <ol className="flex list-decimal flex-col gap-3 ps-6">
        {recommendations.map(({ text, agency: code, pillar: of, dueOn }) => (
          <li key={text}>
            <span lang="id">{text}</span>
            <span className="block text-sm text-muted">
              {[agency(code), pillar(of), dueOn ? t("due", { date: formatDate(dueOn, locale) }) : null]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
