import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { RenameKelurahanForm, SplitKelurahanForm } from "@/components/city/kelurahan/kelurahan-forms";
import { DeleteStep } from "@/components/city/programme-register/register-steps";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { deleteKelurahanAction } from "@/lib/city/kelurahan/actions";
import { getKelurahan } from "@/lib/city/kelurahan/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Kelurahan" });
  return { title: t("title") };
}

export default async function OneKelurahanPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor();
  if (!z.uuid().safeParse(id).success) notFound();
  const [found, locale, t, agencies, asked] = await Promise.all([
    getKelurahan(actor, id),
    getLocale(),
    getTranslations("Kelurahan"),
    getTranslations("Agencies"),
    searchParams,
  ]);
  const { name, kecamatan, code, version, closedOn, names, steps, others } = found;
  const history = [
    ...names.map((one) => ({ key: one.id, on: one.fromOn, what: one.name, basis: one.legalBasis })),
    ...steps.map((one) => ({
      key: one.id,
      on: one.on,
      what: t(`ways.${one.way}`, { name: one.other }),
      basis: one.legalBasis,
    })),
  ];
  return (
    <>
      <PageHeader
        title={<span lang="id">{name}</span>}
        lead={[kecamatan, code].filter(Boolean).join(" · ")}
        breadcrumbs={[{ href: route("/kelola/kelurahan"), label: t("title") }]}
        actions={<RevisionsLink entity="kelurahan" id={id} />}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      {closedOn ? (
        <Notice title={agencies("closedSince", { date: formatDate(closedOn, locale) })}>{t("closedBody")}</Notice>
      ) : null}
      {history.length > 0 ? (
        <PageSection id="riwayat" title={t("history")}>
          <DataTable
            caption={t("history")}
            captionHidden
            rows={history}
            rowKey={({ key }) => key}
            columns={[
              { key: "what", header: t("name"), heading: true, cell: ({ what }) => <span lang="id">{what}</span> },
              { key: "on", header: t("from"), cell: ({ on }) => (on ? formatDate(on, locale) : agencies("first")) },
              { key: "basis", header: t("basis"), cell: ({ basis }) => <span lang="id">{basis}</span> },
            ]}
          />
        </PageSection>
      ) : null}
      {closedOn ? null : (
        <PageSection id="ubah" title={t("change")}>
          <div className="flex flex-col gap-4">
            <RenameKelurahanForm id={id} version={version} name={name} />
            <SplitKelurahanForm
              id={id}
              version={version}
              name={name}
              programmes={found.programmes}
              choices={others.map((one) => ({ value: one.id, label: `${one.name} (${one.kecamatan})` }))}
            />
          </div>
        </PageSection>
      )}
      {found.isDeletable ? (
        <div className="mt-8">
          <DeleteStep action={deleteKelurahanAction} hidden={{ id, version }} what="kelurahan" />
        </div>
      ) : null}
    </>
  );
}
