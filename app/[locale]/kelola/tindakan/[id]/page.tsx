import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { ProgressForm, RedirectAction } from "@/components/follow-up/actions/action-forms";
import { ActionState } from "@/components/follow-up/actions/action-list";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Timeline } from "@/components/ui/timeline";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { getAction } from "@/lib/follow-up/actions/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, dayOf, formatDate, formatTime } from "@/lib/platform/format/date";
import { formatPercent } from "@/lib/platform/format/number";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

type Loaded = Awaited<ReturnType<typeof getAction>>;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "FollowUps" });
  return { title: t("one") };
}

export default async function ActionPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const { action, updates, may } = await getAction(actor, id);
  const t = await getTranslations("FollowUps");
  const locale = await getLocale();
  const saved = oneOf((await searchParams).tersimpan);
  const storageKey = `${actor.id}:action:${id}`;
  const ref = { id: action.id, version: action.version };
  return (
    <>
      <PageHeader
        title={<span lang="id">{action.text}</span>}
        eyebrow={<ActionState action={action} />}
        breadcrumbs={[{ href: route("/kelola/rekomendasi"), label: t("recommendations") }]}
        actions={<RevisionsLink entity="followUpAction" id={id} />}
      />
      <div key={action.version} className="flex flex-col gap-8">
        <SavedNotice act={saved} />
        {saved === "actionProgress" ? <ForgetDraft storageKeys={[storageKey]} /> : null}
        {may.update ? (
          <PageSection id="kemajuan" title={t("progressTitle")}>
            <ProgressForm {...ref} percent={action.percent} storageKey={storageKey} about={action.text} />
          </PageSection>
        ) : (
          <ProgressBar value={action.percent} label={t("progress")} text={formatPercent(action.percent, { locale })} />
        )}
        <Facts action={action} />
        {may.redirect ? <RedirectAction {...ref} dueOn={action.dueOn} /> : null}
      </div>
      <EvidencePanel panel={await getEvidencePanel(actor, { kind: "action", id: action.id })} actorId={actor.id} />
      <PageSection id="riwayat" title={t("history")}>
        {updates.length === 0 ? <p className="text-muted">{t("noHistory")}</p> : <Updates updates={updates} />}
      </PageSection>
    </>
  );
}

async function Facts({ action }: Pick<Loaded, "action">) {
  const t = await getTranslations("FollowUps");
  const locale = await getLocale();
  const { recommendation, decision } = action;
  return (
    <DescriptionList
      items={[
        ...(recommendation
          ? [
              {
                term: t("ofRecommendation"),
                details: (
                  <Link
                    href={route("/kelola/rekomendasi/[id]", { id: recommendation.id })}
                    className="text-link"
                    lang="id"
                  >
                    {recommendation.text}
                  </Link>
                ),
              },
            ]
          : []),
        ...(decision ? [{ term: t("ofDecision"), details: <span lang="id">{decision.text}</span> }] : []),
        { term: t("agency"), details: <span lang="id">{action.agency.name}</span> },
        ...(action.officer ? [{ term: t("officer"), details: action.officer.name }] : []),
        { term: t("due"), details: formatDate(action.dueOn, locale) },
        ...(action.originalDueOn === action.dueOn
          ? []
          : [{ term: t("originalDue"), details: formatDate(action.originalDueOn, locale) }]),
      ]}
    />
  );
}

async function Updates({ updates }: Pick<Loaded, "updates">) {
  const t = await getTranslations("FollowUps");
  const locale = await getLocale();
  const zone = await cityZone();
  return (
    <Timeline
      items={updates.map(({ id, at, actor, percent, note, dueBefore, dueAfter }) => ({
        id,
        dateTime: at.toISOString(),
        when: `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}`,
        title: dueAfter ? t("moved") : t("reached", { percent }),
        who: actor.name,
        children: (
          <>
            <p lang="id" className="whitespace-pre-line wrap-anywhere">
              {note}
            </p>
            {dueBefore && dueAfter ? (
              <p className="text-sm text-muted">
                {t("fromTo", {
                  before: formatDate(dayOf(dueBefore), locale),
                  after: formatDate(dayOf(dueAfter), locale),
                })}
              </p>
            ) : null}
          </>
        ),
      }))}
    />
  );
}
