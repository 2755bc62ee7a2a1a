import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { SubjectDifference } from "@/components/city/publications/difference";
import { PublicationSteps } from "@/components/city/publications/publication-steps";
import { ClientMessages } from "@/components/layout/client-messages";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { EFFECTS } from "@/lib/city/publications/effect";
import { getPublication } from "@/lib/city/publications/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Publications" });
  return { title: t("title") };
}

/** One publication as a difference, with what is done to it. */
export default async function PublicationPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor();
  if (!z.uuid().safeParse(id).success) notFound();
  const { publication, subjects, faults, refusal } = await getPublication(actor, id);
  const [t, locale, zone] = await Promise.all([getTranslations("Publications"), getLocale(), cityZone()]);
  const moment = (at: Date) => `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}`;
  const { name, status, plannedAt, preparedBy, preparedAt, approvedBy, approvedAt, closedAt, version } = publication;
  const isOpen = closedAt === null;
  const items = subjects.flatMap((subject) => subject.items);
  const counts = EFFECTS.map((effect) => ({ effect, count: items.filter((item) => item.effect === effect).length }));
  const when = plannedAt ? t("goesOutAt", { when: moment(plannedAt) }) : t("goesOutAtOnce");
  const steps = [
    t("wasPrepared", { who: preparedBy.name, when: moment(preparedAt) }),
    approvedBy && approvedAt ? t("wasApproved", { who: approvedBy.name, when: moment(approvedAt) }) : null,
    closedAt ? t("wasClosed", { status: t(`statuses.${status}`), when: moment(closedAt) }) : when,
  ];
  return (
    <>
      <SavedNotice act={oneOf((await searchParams).tersimpan)} />
      <PageHeader
        title={name}
        lead={t(`states.${status}`)}
        breadcrumbs={[{ href: route("/kelola/publikasi"), label: t("title") }]}
      />
      <div className="flex flex-col gap-8">
        <ul className="list-disc ps-5">
          {steps.map((step) => (step ? <li key={step}>{step}</li> : null))}
          <li>
            {counts
              .filter(({ count }) => count > 0)
              .map(({ effect, count }) => t(`counts.${effect}`, { count }))
              .join("; ")}
          </li>
        </ul>
        {faults > 0 ? (
          <Notice tone="warning" title={t(isOpen ? "cannotGoOut" : "stoppedOn", { count: faults })}>
            {t(isOpen ? "cannotGoOutBody" : "stoppedOnBody")}
          </Notice>
        ) : null}
        {isOpen ? (
          <>
            {status === "PREPARED" && refusal === "OWN_WORK" ? <Notice title={t("ownWork")} /> : null}
            <ClientMessages namespaces={["PublicationForms", "Forms", "Fields", "Problems"]}>
              <PublicationSteps
                publication={{ id, version }}
                mayApprove={status === "PREPARED" && refusal === null && faults === 0}
                consequence={t("consequence", { count: items.length, when })}
              />
            </ClientMessages>
          </>
        ) : null}
        <h2 className="font-semibold text-lg">{t("differenceTitle")}</h2>
        {subjects.map((subject) => (
          <SubjectDifference key={subject.key} subject={subject} />
        ))}
      </div>
    </>
  );
}
