import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import type { ItemProposal, ProposalFact } from "@/lib/evaluation/answers/proposal";
import { formatDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { formatDecimal, formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";

/** A proposed score with everything that it came from, or what is missing for one. */
export function ProposalView({ proposal }: { proposal: ItemProposal }) {
  const t = useTranslations("Proposals");
  const locale = useLocale();
  if (proposal.status === "missing") {
    return <Notice title={t("noneTitle")}>{t(`none.${proposal.rule}`)}</Notice>;
  }
  const { rule, score, ratio, counted, total, unstated = 0, facts } = proposal;
  return (
    <Notice title={t("title", { score: formatDecimal(score, { locale, decimals: 2 }) })}>
      <p>
        {t(`rule.${rule}`, { counted, total })}
        {rule === "PROGRAMMES_RUNNING"
          ? ` ${t("percent", { percent: formatPercent(new Decimal(ratio).times(100), { locale, decimals: 2 }) })}`
          : null}
      </p>
      {proposal.linked ? <p>{t("linked")}</p> : null}
      {unstated > 0 ? <p>{t("unstated", { count: unstated })}</p> : null}
      <Disclosure summary={t("facts")}>
        <Facts facts={facts} />
      </Disclosure>
    </Notice>
  );
}

/** A day of fieldwork, or a period of a figure. */
function periodWords(period: string, locale: Locale): string | null {
  if (!period) return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formatDate(period, locale) : formatPeriod(period, locale);
}

function Facts({ facts }: { facts: ProposalFact[] }) {
  const t = useTranslations("Proposals");
  const locale = useLocale();
  const known = ["RUNNING", "UNPLANNED", "PLANNED", "STOPPED"] as const;
  const asWords = (value: string) => {
    const status = known.find((one) => one === value);
    return status ? t(`status.${status}`) : value;
  };
  return (
    <DataTable
      caption={t("facts")}
      captionHidden
      rows={facts}
      rowKey={({ name, period }) => `${name} ${period}`}
      columns={[
        { key: "name", header: t("name"), heading: true, cell: ({ name }) => <span lang="id">{name}</span> },
        { key: "value", header: t("value"), cell: ({ value }) => (value ? asWords(value) : <Missing />) },
        {
          key: "period",
          header: t("period"),
          cell: ({ period }) => periodWords(period, locale),
        },
        {
          key: "source",
          header: t("source"),
          cell: ({ source, revision }) =>
            [source, revision && revision > 1 ? t("revision", { revision }) : null].filter(Boolean).join(" · ") || null,
        },
      ]}
    />
  );
}
