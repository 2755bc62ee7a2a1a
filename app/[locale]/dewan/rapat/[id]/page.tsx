import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { NewActionForm } from "@/components/follow-up/actions/action-forms";
import { ActionList } from "@/components/follow-up/actions/action-list";
import { ShowDecision } from "@/components/follow-up/decisions/show-decision";
import { AttendanceList } from "@/components/follow-up/meetings/attendance-list";
import { MeetingStatusBadge } from "@/components/follow-up/meetings/meeting-status";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { canKeepCouncil, canWriteDecision } from "@/lib/follow-up/council-members/policy";
import { addDecisionActionAction } from "@/lib/follow-up/decisions/actions";
import { listDecisions } from "@/lib/follow-up/decisions/queries";
import { getMeeting } from "@/lib/follow-up/meetings/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { ZONE_NAMES } from "@/lib/platform/format/zone";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { listAgenciesWithOfficers } from "@/lib/platform/users/queries";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};
type Meeting = Awaited<ReturnType<typeof getMeeting>>;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Meetings" });
  return { title: t("meeting") };
}

export default async function MeetingPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const meeting = await getMeeting(actor, id);
  const t = await getTranslations("Meetings");
  const keeps = canKeepCouncil(actor);
  const saved = oneOf((await searchParams).tersimpan);
  const done = draftsDone(actor, meeting, saved);
  return (
    <>
      <PageHeader
        title={<span lang="id">{meeting.title}</span>}
        eyebrow={<MeetingStatusBadge status={meeting.status} />}
        breadcrumbs={[{ href: route("/dewan/rapat"), label: t("title") }]}
        actions={
          <>
            {keeps ? (
              <ButtonLink href={route("/dewan/rapat/[id]/ubah", { id })} variant="secondary">
                {t("edit")}
              </ButtonLink>
            ) : null}
            <RevisionsLink entity="meeting" id={id} />
            <a href={route("/api/exports/minutes/[id]", { id })} className={buttonClasses("secondary")}>
              {t("minutes")}
            </a>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={saved} />
        {done.length > 0 ? <ForgetDraft storageKeys={done} /> : null}
        <Facts meeting={meeting} />
      </div>
      <PageSection
        id="hadir"
        title={t("attendance")}
        actions={
          keeps && meeting.status !== "CANCELLED" ? (
            <ButtonLink href={route("/dewan/rapat/[id]/hadir", { id })} variant="secondary">
              {t("recordAttendance")}
            </ButtonLink>
          ) : null
        }
      >
        {meeting.attendances.length === 0 ? (
          <p className="text-muted">{t("noAttendance")}</p>
        ) : (
          <AttendanceList attendances={meeting.attendances} />
        )}
      </PageSection>
      <Decisions actor={actor} meeting={meeting} />
    </>
  );
}

/** What the form before this page kept on the device: only its own, for another may be half written. */
function draftsDone(actor: Actor, { id, version }: Meeting, saved: string | undefined): string[] {
  if (saved === "saveMeeting") return [`${actor.id}:meeting:${version === 1 ? "baru" : id}`];
  return saved === "recordDecision" ? [`${actor.id}:decision:${id}`] : [];
}

async function Facts({ meeting }: { meeting: Meeting }) {
  const t = await getTranslations("Meetings");
  const locale = await getLocale();
  const person = (one: Meeting["chair"]) =>
    one ? <span lang="id">{[one.name, one.position].filter(Boolean).join(", ")}</span> : <Missing />;
  return (
    <DescriptionList
      items={[
        {
          term: t("day"),
          details: `${formatDate(meeting.heldOn, locale, { weekday: true })}${meeting.startsAt ? `, ${t("at", { time: meeting.startsAt, zone: ZONE_NAMES[await cityZone()] })}` : ""}`,
        },
        { term: t("place"), details: meeting.place ? <span lang="id">{meeting.place}</span> : <Missing /> },
        {
          term: t("agenda"),
          details:
            meeting.agenda.length > 0 ? (
              <ol lang="id" className="list-decimal ps-5">
                {meeting.agenda.map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
              </ol>
            ) : (
              <Missing />
            ),
        },
        { term: t("chair"), details: person(meeting.chair) },
        { term: t("secretary"), details: person(meeting.secretary) },
        {
          term: t("summary"),
          details: meeting.summary ? (
            <span lang="id" className="whitespace-pre-line wrap-anywhere">
              {meeting.summary}
            </span>
          ) : (
            <Missing />
          ),
        },
      ]}
    />
  );
}

async function Decisions({ actor, meeting }: { actor: Actor; meeting: Meeting }) {
  const t = await getTranslations("Decisions");
  const decisions = await listDecisions(actor, meeting.id);
  const mayWrite = canWriteDecision(actor, meeting);
  const agencies = mayWrite ? await listAgenciesWithOfficers(actor) : [];
  return (
    <PageSection
      id="keputusan"
      title={t("title")}
      actions={
        mayWrite ? (
          <ButtonLink href={route("/dewan/rapat/[id]/keputusan/baru", { id: meeting.id })}>{t("add")}</ButtonLink>
        ) : null
      }
    >
      {meeting.status === "PLANNED" ? <Notice>{t("afterHeld")}</Notice> : null}
      {decisions.length === 0 && meeting.status === "HELD" ? <p className="text-muted">{t("none")}</p> : null}
      <ol className="flex flex-col gap-8">
        {decisions.map(({ id, order, text, links, actions, version, shown, mayPublish }) => (
          <li key={id} className="flex flex-col gap-3">
            <h3 className="font-semibold">
              {order}. <span lang="id">{text}</span>
            </h3>
            {links.length > 0 ? (
              <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
                <span className="text-muted">{t("about")}</span>
                {links.map(({ id: about, href, name }) =>
                  href ? (
                    <Link key={about} href={href} className="text-link" lang="id">
                      {name}
                    </Link>
                  ) : (
                    <span key={about} lang="id">
                      {name}
                    </span>
                  ),
                )}
              </p>
            ) : null}
            {canKeepCouncil(actor) ? (
              <ShowDecision id={id} version={version} shown={shown} mayPublish={mayPublish} />
            ) : null}
            <ActionList actions={actions} />
            {mayWrite ? (
              <>
                <NewActionForm
                  key={actions.length}
                  action={addDecisionActionAction}
                  hidden={{ decisionId: id, sending: crypto.randomUUID() }}
                  prefix={`action-${id}`}
                  agencies={agencies}
                  usual=""
                />
                <Link
                  href={route("/dewan/rapat/[id]/keputusan/[keputusan]", { id: meeting.id, keputusan: id })}
                  className="text-link text-sm"
                >
                  {t("edit")}
                </Link>
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </PageSection>
  );
}
