import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { TakeBack } from "@/components/platform/forms/take-back";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { takeBackEntryAction } from "@/lib/city/entries/actions";
import type { EntryKind } from "@/lib/city/entries/kinds";
import type { Revised } from "@/lib/platform/areas/office";
import type { HistoryEvent } from "@/lib/platform/audit/queries";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import { formatPeriod } from "@/lib/platform/format/period";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { DecideForm, type Doubt, ReviseForm } from "./decide-form";
import { EntryHistory } from "./entry-history";
import { EntryStatusBadge } from "./entry-status";
import { type Side, SideBySide } from "./side-by-side";

type EntryPageProps = {
  kind: EntryKind;
  entry: {
    id: string;
    version: number;
    status: EntryStatus;
    /** Empty where it is named by something else than a period. */
    period: string;
    revision: number;
    revisionReason: string | null;
    returnReason: string | null;
    supersededAt: Date | null;
  };
  may: {
    edit: boolean;
    callBack: boolean;
    discard: boolean;
    return: boolean;
    verify: boolean;
    publish: boolean;
    revise: boolean;
  };
  saved: string | undefined;
  title: string;
  pillar: { code: string; name: string };
  agency: string;
  back: { href: string; label: string };
  publicPath: string;
  before: { period: string; revision: number } | null;
  rows: Side[];
  history: HistoryEvent[] | null;
  submittedBy: string | null;
  storageKeys: string[];
  form: ReactNode;
  /** What is asked back before it is verified. */
  doubt?: Doubt | null;
  /** What proves it, as a section. */
  evidence: ReactNode;
};

/** One entry through its whole life: its form while it is open, old and new side by side, the decision, the history. */
export function EntryPage(props: EntryPageProps) {
  const { entry, may, saved } = props;
  const t = useTranslations("Entry");
  const locale = useLocale();
  const publicLink =
    entry.status === "PUBLISHED" ? (
      <a href={getPathname({ locale, href: props.publicPath })} className={buttonClasses("secondary")}>
        {t("seePublic")}
      </a>
    ) : null;
  return (
    <>
      <PageHeader
        title={props.title}
        breadcrumbs={[props.back]}
        eyebrow={
          <>
            <PillarBadge code={props.pillar.code} name={props.pillar.name} />
            <EntryStatusBadge status={entry.status} superseded={entry.supersededAt !== null} />
          </>
        }
        lead={<Lead {...props} />}
        actions={saved === "publish" ? null : publicLink}
      />
      <div className="flex flex-col gap-8">
        <SavedNotice act={saved} actions={saved === "publish" ? publicLink : null} />
        {saved ? <ForgetDraft storageKeys={props.storageKeys} /> : null}
        {entry.status === "RETURNED" && entry.returnReason ? (
          <Notice tone="warning" title={t("returned")}>
            <span lang="id">{entry.returnReason}</span>
          </Notice>
        ) : null}
        {entry.revisionReason ? (
          <Notice title={t("correction", { revision: entry.revision })}>
            <span lang="id">{entry.revisionReason}</span>
          </Notice>
        ) : null}
        {may.edit ? props.form : <Content {...props} />}
        <TakeBack
          key={entry.version}
          action={takeBackEntryAction}
          hidden={{ kind: props.kind }}
          id={entry.id}
          version={entry.version}
          may={may}
        />
      </div>
      {props.evidence}
      {props.history ? (
        <PageSection id="riwayat" title={t("history")}>
          <div className="flex flex-col items-start gap-6">
            <EntryHistory events={props.history} />
            <RevisionsLink entity={REVISED_AS[props.kind]} id={entry.id} />
          </div>
        </PageSection>
      ) : null}
    </>
  );
}

/** Under which its changes are recorded. */
const REVISED_AS = {
  ...({ progress: "progressReport", value: "indicatorValue", year: "programmeYear" } as const),
  ...({ milestone: "programmeMilestone", funding: "programmeFunding" } as const),
} satisfies Record<EntryKind, Revised["entity"]>;

function Lead({ agency, submittedBy }: EntryPageProps) {
  const t = useTranslations("Entry");
  return <span lang="id">{submittedBy ? t("by", { agency, name: submittedBy }) : agency}</span>;
}

function Content({ kind, entry, may, title, before, rows, doubt }: EntryPageProps) {
  const t = useTranslations("Entry");
  const locale = useLocale();
  const key = { kind, id: entry.id, version: entry.version };
  const label = (of: { period: string; revision: number }) =>
    of.period === ""
      ? t("sideAlone", { revision: of.revision })
      : t("side", { period: formatPeriod(of.period, locale), revision: of.revision });
  return (
    <>
      <SideBySide
        caption={title}
        beforeLabel={before ? t("published", { what: label(before) }) : ""}
        afterLabel={label(entry)}
        rows={rows}
        hasBefore={before !== null}
      />
      {may.return && (entry.status === "SUBMITTED" || entry.status === "VERIFIED") ? (
        <DecideForm
          {...key}
          status={entry.status}
          mayGoOn={entry.status === "SUBMITTED" ? may.verify : may.publish}
          mayReturn={may.return}
          doubt={doubt ?? null}
        />
      ) : null}
      {may.revise ? <ReviseForm {...key} /> : null}
    </>
  );
}
