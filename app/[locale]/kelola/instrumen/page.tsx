import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentStatusBadge } from "@/components/evaluation/instruments/instrument-status";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { listInstruments } from "@/lib/evaluation/instruments/queries";
import { frameworkName } from "@/lib/evaluation/rounds/slug";
import { requireActor } from "@/lib/platform/auth/session";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("title") };
}

export default async function InstrumentsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const actor = await requireActor();
  const t = await getTranslations("Instruments");
  const { instruments, mayMake } = await listInstruments(actor);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          mayMake ? (
            <ButtonLink href={route("/kelola/instrumen/baru")} variant="secondary">
              {t("newInstrument")}
            </ButtonLink>
          ) : null
        }
      />
      <DataTable
        caption={t("title")}
        captionHidden
        rows={instruments}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "name",
            header: t("name"),
            heading: true,
            cell: ({ code, name }) => (
              <Link href={route("/kelola/instrumen/[kode]", { kode: code })} className="text-link">
                {name[locale]}
              </Link>
            ),
          },
          {
            key: "framework",
            header: t("framework"),
            cell: ({ framework }) => frameworkName(framework) ?? t("indexFramework"),
          },
          {
            key: "status",
            header: t("status"),
            cell: ({ status, lastYear }) => (
              <span className="flex flex-wrap items-center gap-2">
                <InstrumentStatusBadge status={status} />
                {lastYear === null ? null : t("endedIn", { year: `${lastYear}` })}
              </span>
            ),
          },
          {
            key: "content",
            header: t("content"),
            cell: ({ sections, pillars, items }) => t("contentOf", { sections, pillars, items }),
          },
          {
            key: "rounds",
            header: t("rounds"),
            cell: ({ rounds }) => (rounds.length > 0 ? rounds.join(", ") : t("noRounds")),
          },
          { key: "basedOn", header: t("basedOn"), cell: ({ basedOn }) => basedOn?.name[locale] ?? null },
        ]}
      />
    </>
  );
}
