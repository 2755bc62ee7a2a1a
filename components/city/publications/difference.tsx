import { useLocale, useTranslations } from "next-intl";
import { useSaid } from "@/components/city/entries/said-words";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { ENTRY_PAGES } from "@/lib/city/entries/kinds";
import type { PublicationItem, PublicationSubject } from "@/lib/city/publications/queries";
import type { OtherChange } from "@/lib/city/publications/told-fields";
import { formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** What the public will see of one programme or indicator: what appears, what changes from what to what, what goes. */
export function SubjectDifference({ subject }: { subject: PublicationSubject }) {
  const t = useTranslations("Publications");
  const locale = useLocale();
  const kinds = useTranslations("Queue");
  const say = useSaid();
  const name = locale === "id" ? subject.nameId : subject.nameEn;
  const what = ({ kind, detail, period, kelurahan }: PublicationItem) =>
    [kinds(`kinds.${kind}`), detail, formatPeriod(period, locale), kelurahan].filter(Boolean).join(", ");
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-semibold">
          <Link href={addressOf(subject)} className="text-link">
            {name}
          </Link>
        </h3>
        <span lang="id" className="text-muted text-sm">
          {subject.agency}
        </span>
      </div>
      <DataTable
        caption={t("changesOf", { what: name })}
        captionHidden
        rows={subject.items}
        rowKey={({ entryId }) => entryId}
        columns={[
          {
            key: "what",
            header: t("what"),
            heading: true,
            cell: (item) => (
              <Link href={route(ENTRY_PAGES[item.kind], { id: item.entryId })} className="text-link">
                {what(item)}
              </Link>
            ),
          },
          {
            key: "effect",
            header: t("effect"),
            cell: ({ effect, fault, hidden }) => (
              <span className="flex flex-wrap gap-1">
                <StatusBadge tone={effect === "DISAPPEARS" ? "warning" : "neutral"}>
                  {t(`effects.${effect}`)}
                </StatusBadge>
                {hidden ? <StatusBadge tone="warning">{t("hidden")}</StatusBadge> : null}
                {fault ? <StatusBadge tone="danger">{t(`faults.${fault}`)}</StatusBadge> : null}
              </span>
            ),
          },
          {
            key: "difference",
            header: t("difference"),
            cell: ({ said, replaced, others }) => (
              <span className="flex flex-col gap-1 break-words">
                <span className="font-medium">{replaced ? `${say(replaced)} → ${say(said)}` : say(said)}</span>
                {others.map((change) => (
                  <Other key={change.field} change={change} isNew={!replaced} />
                ))}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

const addressOf = ({ isIndicator, key }: PublicationSubject) =>
  isIndicator ? route("/kelola/indikator/[kode]", { kode: key }) : route("/kelola/program/[slug]", { slug: key });

/** A text or figure beside the main one. */
function Other({ change: { field, as, from, to }, isNew }: { change: OtherChange; isNew: boolean }) {
  const t = useTranslations("Publications");
  const locale = useLocale();
  const read = (text: string | null) => {
    if (text === null) return t("nothing");
    if (as === "day") return formatDate(text, locale);
    if (as === "number") return formatDecimal(text, { locale });
    return as === "word" ? t(`words.${text as "FINAL"}`) : text;
  };
  return (
    <span className="text-muted text-sm">
      {t(`fields.${field}`)}: {isNew ? read(to) : `${read(from)} → ${read(to)}`}
    </span>
  );
}
