import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DatesForm } from "@/components/evaluation/rounds/round-forms";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { getRoundOffice } from "@/lib/evaluation/rounds/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { fieldIn } from "@/lib/platform/format/date";
import { ZONE_NAMES } from "@/lib/platform/format/zone";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("datesTitle") };
}

export default async function RoundDatesPage({ params }: PageProps) {
  await pageLocale(params);
  const zone = await cityZone();
  const { slug } = await params;
  const { round, dates, mayManage } = await getRoundOffice(await requireActor(), slug);
  if (!mayManage) notFound();
  const [t, phases] = await Promise.all([getTranslations("RoundOffice"), getTranslations("Rounds.phases")]);
  return (
    <>
      <PageHeader
        title={t("datesTitle")}
        lead={t("plannedLead", { zone: ZONE_NAMES[zone] })}
        breadcrumbs={[
          { href: route("/kelola/putaran"), label: t("title") },
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("titleOne", { round: await roundTitle(round) }) },
        ]}
        actions={<RevisionsLink entity="evaluationRound" id={round.id} />}
      />
      <DatesForm
        round={{ slug, version: round.version }}
        phases={dates.map(({ phase, opensAt, closesAt }) => ({
          phase,
          label: phases(phase),
          opens: fieldIn(zone, opensAt),
          closes: fieldIn(zone, closesAt),
        }))}
      />
    </>
  );
}
