import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { CompareForm, Comparison, RevisionList } from "@/components/work/revisions/revision-list";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { compareRevisions, getRevisions } from "@/lib/work/revisions/queries";
import { comparedSchema } from "@/lib/work/revisions/schemas";

type PageProps = {
  params: Promise<{ locale: string; jenis: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Revisions" });
  return { title: t("title") };
}

export default async function RevisionsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { jenis, id } = await params;
  const search = await searchParams;
  const actor = await requireActor();
  const history = await getRevisions(actor, jenis, id);
  const asked = comparedSchema.parse({ dari: oneOf(search.dari), sampai: oneOf(search.sampai) });
  const compared = compareRevisions(history, asked.dari, asked.sampai);
  const t = await getTranslations("Revisions");
  const { revisions, row, kind } = history;
  // What has no name of its own is called by its kind and number.
  const named = `named.${kind}` as "named.decision";
  const name = t.has(named) ? t(named, { name: row.name }) : row.name;
  return (
    <>
      <PageHeader
        title={t("titleOf", { name })}
        lead={t("lead", { kind: t(`kinds.${kind}`) })}
        breadcrumbs={[{ href: row.address, label: name, ...(name === row.name ? { lang: "id" as const } : {}) }]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(search.tersimpan)} />
        {row.kept ? <Notice title={t(`kept.${row.kept}`)} /> : null}
        {revisions.length === 0 ? <EmptyState title={t("none")} /> : <RevisionList history={history} id={id} />}
      </div>
      {revisions.length > 1 ? (
        <PageSection id="banding" title={t("compareTitle")}>
          <div className="flex flex-col gap-6">
            <CompareForm
              history={history}
              from={compared?.from.id ?? revisions[1]?.id ?? ""}
              to={compared?.to.id ?? revisions[0]?.id ?? ""}
            />
            {compared ? <Comparison history={history} compared={compared} /> : null}
          </div>
        </PageSection>
      ) : null}
    </>
  );
}
