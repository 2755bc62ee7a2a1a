import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RhythmForm } from "@/components/follow-up/council-members/council-forms";
import { MeetingStatusBadge } from "@/components/follow-up/meetings/meeting-status";
import { RhythmTable } from "@/components/follow-up/meetings/rhythm-table";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canKeepCouncil } from "@/lib/follow-up/council-members/policy";
import { getRhythm, listMeetings } from "@/lib/follow-up/meetings/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Meetings" });
  return { title: t("title") };
}

export default async function MeetingsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const asked = await searchParams;
  const [list, rhythm] = await Promise.all([
    listMeetings(actor, { page: pageNumberSchema.parse(oneOf(asked.hal)) }),
    getRhythm(actor),
  ]);
  const t = await getTranslations("Meetings");
  const locale = await getLocale();
  const keeps = canKeepCouncil(actor);
  const [newest] = rhythm.rhythms;
  const thisYear = Number((await cityToday()).slice(0, 4));
  const present = rhythm.rhythms.find(({ fromYear }) => fromYear === thisYear);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/dewan"), label: t("council") }]}
        actions={keeps ? <ButtonLink href={route("/dewan/rapat/baru")}>{t("add")}</ButtonLink> : null}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <PageSection
        id="ritme"
        title={t("rhythm")}
        lead={newest ? t("rhythmSource", { source: newest.source }) : t("noRhythm")}
      >
        <RhythmTable years={rhythm.years} />
        {newest ? (
          <div className="mt-4">
            <RevisionsLink entity="councilRhythm" id={String(newest.fromYear)} />
          </div>
        ) : null}
        {keeps ? (
          <RhythmForm
            key={`${rhythm.rhythms.length} ${present?.version}`}
            summary={t("setRhythm")}
            version={present?.version ?? 0}
            values={{
              fromYear: String(thisYear),
              meetingsPerYear: String(present?.meetingsPerYear ?? ""),
              source: present?.source ?? "",
            }}
          />
        ) : null}
      </PageSection>
      <PageSection id="rapat" title={t("list")}>
        {list.total === 0 ? (
          <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState>
        ) : (
          <DataTable
            caption={t("list")}
            captionHidden
            rows={list.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "title",
                header: t("meeting"),
                heading: true,
                cell: ({ id, title }) => (
                  <Link href={route("/dewan/rapat/[id]", { id })} className="text-link" lang="id">
                    {title}
                  </Link>
                ),
              },
              { key: "heldOn", header: t("day"), cell: ({ heldOn }) => formatDate(heldOn, locale) },
              {
                key: "place",
                header: t("place"),
                cell: ({ place }) => (place ? <span lang="id">{place}</span> : <Missing />),
              },
              { key: "decisions", header: t("decisions"), numeric: true, cell: ({ decisions }) => decisions },
              { key: "status", header: t("status"), cell: ({ status }) => <MeetingStatusBadge status={status} /> },
            ]}
          />
        )}
        <Pagination
          page={list.page}
          pages={list.pages}
          hrefFor={(page) => route("/dewan/rapat", {}, { query: { hal: page } })}
        />
      </PageSection>
    </>
  );
}
