import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ScoreTrace, TraceItem } from "@/lib/evaluation/assessments/trace-format";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatDecimal, formatPercent } from "@/lib/platform/format/number";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { Computation, TraceNode } from "./trace-node";
import { TracedProposal } from "./traced-proposal";

/** One item: its score on the scale, and whose answer or scores it rests on. */
export function TraceItemNode({ item, trace }: { item: TraceItem; trace: ScoreTrace }) {
  const t = useTranslations("Trace");
  const locale = useLocale();
  const zone = useZone();
  const figure = (value: string) => formatDecimal(value, { locale, decimals: 2 });
  const { scaleMin, scaleMax } = trace.instrument;
  return (
    <TraceNode
      node={item.node}
      title={
        <>
          {item.code} <span className="font-normal text-muted">{item.text[locale] || item.text.id}</span>
        </>
      }
      figure={
        item.score === null ? (
          <StatusBadge tone={item.status === "notApplicable" ? "neutral" : "waiting"}>
            {t(`statuses.${item.status === "notApplicable" ? "notApplicable" : "missing"}`)}
          </StatusBadge>
        ) : (
          <span className="tabular-nums">{figure(item.score)}</span>
        )
      }
    >
      {item.raw !== null && item.score !== null ? (
        <Computation>
          {Number(item.minimum) === 0
            ? `${figure(scaleMin)} + ${figure(item.raw)} ÷ ${figure(item.maximum)}`
            : `${figure(scaleMin)} + (${figure(item.raw)} − ${figure(item.minimum)}) ÷ (${figure(item.maximum)} − ${figure(item.minimum)})`}
          {` × (${figure(scaleMax)} − ${figure(scaleMin)}) = ${figure(item.score)}`}
        </Computation>
      ) : null}
      <DescriptionList
        items={[
          {
            term: t("weight"),
            details:
              item.share === null
                ? t("weightOnly", { weight: formatDecimal(item.weight, { locale }) })
                : t("weightShare", {
                    weight: formatDecimal(item.weight, { locale }),
                    share: formatPercent(Number(item.share) * 100, { locale, decimals: 2 }),
                  }),
          },
          ...selfRows(),
          ...(trace.lane === "COUNCIL" ? [{ term: t("members"), details: <Members item={item} /> }] : []),
        ]}
      />
      {item.self?.proposal && item.status === "scored" ? <TracedProposal proposal={item.self.proposal} /> : null}
    </TraceNode>
  );

  function selfRows() {
    const { self } = item;
    if (trace.lane === "OFFICIAL") return [];
    if (!self) return [{ term: t("answer"), details: t("noAnswer") }];
    const who = self.agency ?? t("nobody");
    return [
      {
        term: t("answer"),
        details: (
          <>
            {t("answerOf", { agency: who, status: t(`answerStatuses.${self.status}` as "answerStatuses.DRAFT") })}
            {self.verifiedAt ? ` · ${formatDate(dayIn(zone, new Date(self.verifiedAt)), locale)}` : ""}
            {self.counts ? null : <span className="block text-sm text-muted">{t("notCounted")}</span>}
          </>
        ),
      },
      { term: t("reason"), details: self.reason ? <span lang="id">{self.reason}</span> : t("noReason") },
      ...(self.evidence === null
        ? []
        : [{ term: t("evidence"), details: t("evidenceCount", { count: self.evidence }) }]),
    ];
  }
}

function Members({ item }: { item: TraceItem }) {
  const t = useTranslations("Trace");
  const locale = useLocale();
  if (item.members.length === 0) return t("noMembers");
  return (
    <ul className="flex flex-col gap-2">
      {item.members.map((member) => (
        <li key={member.author}>
          <span className="font-medium tabular-nums">{formatDecimal(member.value, { locale, decimals: 2 })}</span>{" "}
          <span className="text-muted">
            {member.author}
            {member.revision > 1 ? ` · ${t("revision", { revision: member.revision })}` : ""}
          </span>
          {member.reason ? (
            <span className="block" lang="id">
              {member.reason}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
