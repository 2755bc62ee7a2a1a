import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RoundName } from "@/components/evaluation/rounds/round-name";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import { canKeepOtherCities } from "@/lib/evaluation/other-cities/policy";
import { canManageRounds } from "@/lib/evaluation/rounds/policy";
import { listRounds } from "@/lib/evaluation/rounds/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatPartialDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("title") };
}

export default async function RoundsPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const [t, phases] = await Promise.all([getTranslations("RoundOffice"), getTranslations("Rounds.phases")]);
  const rounds = await listRounds(actor);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            {canManageRounds(actor) ? <ButtonLink href={route("/kelola/putaran/baru")}>{t("new")}</ButtonLink> : null}
            {canKeepOtherCities(actor) ? (
              <ButtonLink href={route("/kelola/kota-lain")} variant="secondary">
                {t("otherCities")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <DataTable
        caption={t("title")}
        captionHidden
        rows={rounds}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("round"),
            heading: true,
            cell: ({ slug, year, stage }) => (
              <Link
                href={route("/kelola/putaran/[slug]", { slug })}
                className="text-link inline-flex min-h-11 items-center md:min-h-6"
              >
                <RoundName year={year} stage={stage} />
              </Link>
            ),
          },
          {
            key: "phase",
            header: t("phase"),
            cell: ({ standing }) => (
              <StatusBadge tone={standing === "PUBLISHED" ? "success" : "info"}>{phases(standing)}</StatusBadge>
            ),
          },
          {
            key: "held",
            header: t("held"),
            cell: ({ heldOn }) => (heldOn ? formatPartialDate(heldOn, locale) : <Missing />),
          },
          {
            key: "instrument",
            header: t("instrument"),
            cell: ({ instrument }) =>
              instrument ? locale === "id" ? instrument.nameId : instrument.nameEn : <Missing />,
          },
          { key: "answers", header: t("items"), numeric: true, cell: ({ answers }) => answers },
        ]}
      />
    </>
  );
}
