import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { TakeBack } from "@/components/platform/forms/take-back";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { TestimonyDecision, WithdrawTestimony } from "@/components/voices/testimonies/testimony-decision";
import { TestimonyForm } from "@/components/voices/testimonies/testimony-form";
import { TestimonyStatusBadge } from "@/components/voices/testimonies/testimony-status";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, dayOf, formatDate, formatTime } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { callBackTestimonyAction } from "@/lib/voices/testimonies/actions";
import { getTestimony } from "@/lib/voices/testimonies/queries";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

type Loaded = Awaited<ReturnType<typeof getTestimony>>;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Testimonies" });
  return { title: t("one") };
}

export default async function TestimonyPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const loaded = await getTestimony(await requireActor(), id);
  const { testimony, may } = loaded;
  const t = await getTranslations("Testimonies");
  const ref = { id: testimony.id, version: testimony.version };
  return (
    <>
      <PageHeader
        title={t("oneOf", { programme: testimony.programme.name })}
        eyebrow={<TestimonyStatusBadge status={testimony.status} />}
        breadcrumbs={[{ href: route("/kelola/testimoni"), label: t("title") }]}
        actions={<RevisionsLink entity="testimony" id={id} />}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf((await searchParams).tersimpan)} />
        {testimony.returnReason ? (
          <Notice tone="warning" title={t("returned")}>
            <span lang="id">{testimony.returnReason}</span>
          </Notice>
        ) : null}
        {loaded.consent ? <Told {...loaded} consent={loaded.consent} /> : <Withdrawn testimony={testimony} />}
        <TakeBack key={`back ${ref.version}`} action={callBackTestimonyAction} {...ref} may={may} />
        {may.return ? <TestimonyDecision key={ref.version} {...ref} mayPublish={may.publish} /> : null}
        {may.withdraw ? (
          <PageSection id="penarikan" title={t("withdrawal")} lead={t("withdrawalLead")}>
            <WithdrawTestimony id={testimony.id} />
          </PageSection>
        ) : null}
      </div>
    </>
  );
}

type ConsentedProps = Loaded & { consent: NonNullable<Loaded["consent"]> };

function Told(loaded: ConsentedProps) {
  return loaded.may.edit ? <Edit {...loaded} /> : <Facts {...loaded} />;
}

/** All that is left of it. */
async function Withdrawn({ testimony: { withdrawnAt, withdrawnBy } }: Pick<Loaded, "testimony">) {
  const t = await getTranslations("Testimonies");
  const locale = await getLocale();
  const zone = await cityZone();
  const at = withdrawnAt
    ? `${formatDate(dayIn(zone, withdrawnAt), locale)}, ${formatTime(withdrawnAt, locale, zone)}`
    : "";
  return <Notice title={t("withdrawn", { at })}>{t("withdrawnBody", { by: withdrawnBy?.name ?? "" })}</Notice>;
}

function Edit({ testimony, consent }: ConsentedProps) {
  const { personName, guardianName, purpose, channel, isMinor, showName } = consent;
  return (
    <TestimonyForm
      testimony={{ id: testimony.id, version: testimony.version }}
      programmes={[]}
      programme={testimony.programme.slug}
      values={{
        text: testimony.text,
        pseudonym: testimony.pseudonym,
        toldOn: dayOf(testimony.toldOn),
        personName,
        guardianName,
        purpose,
        channel,
        isMinor,
        showName,
        givenOn: dayOf(consent.givenOn),
        consented: true,
      }}
    />
  );
}

async function Facts({ testimony, consent }: ConsentedProps) {
  const t = await getTranslations("Testimonies");
  const form = await getTranslations("TestimonyForm");
  const locale = await getLocale();
  const zone = await cityZone();
  return (
    <DescriptionList
      items={[
        { term: form("text"), details: <span lang="id">{testimony.text}</span> },
        { term: form("pseudonym"), details: <span lang="id">{testimony.pseudonym}</span> },
        { term: form("toldOn"), details: formatDate(dayOf(testimony.toldOn), locale) },
        { term: form("personName"), details: consent.personName },
        ...(consent.isMinor ? [{ term: form("guardianName"), details: consent.guardianName }] : []),
        { term: form("purpose"), details: <span lang="id">{consent.purpose}</span> },
        { term: form("channel"), details: form(`channels.${consent.channel}`) },
        { term: form("givenOn"), details: formatDate(dayOf(consent.givenOn), locale) },
        { term: t("shownAs"), details: consent.showName ? consent.personName : testimony.pseudonym },
        { term: t("recordedBy"), details: consent.recordedBy.name },
        ...(testimony.publishedAt
          ? [{ term: t("publishedAt"), details: formatDate(dayIn(zone, testimony.publishedAt), locale) }]
          : []),
      ]}
    />
  );
}
