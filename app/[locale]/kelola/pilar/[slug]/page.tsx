import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PillarForm } from "@/components/city/pillars/pillar-form";
import { PillarPreview } from "@/components/city/pillars/pillar-preview";
import { DraftPreview } from "@/components/platform/drafts/draft-preview";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { decidePillarDraftAction } from "@/lib/city/pillars/actions";
import { getPillar } from "@/lib/city/pillars/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageLocale(params);
  const { values } = await getPillar(await requireActor(), (await params).slug);
  return { title: values.name };
}

export default async function PillarPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const [{ id, code, version, hasDraft, values }, t, asked] = await Promise.all([
    getPillar(actor, slug),
    getTranslations("PillarForm"),
    searchParams,
  ]);
  const focus = locale === "id" ? values.focusId : values.focusEn;
  return (
    <>
      <PageHeader
        title={values.name}
        breadcrumbs={[{ href: route("/kelola/pilar"), label: t("title") }]}
        actions={<RevisionsLink entity="pillar" id={id} />}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <DraftPreview action={decidePillarDraftAction} id={id} version={version} hasDraft={hasDraft} isPublished>
        <PillarPreview code={code} name={values.name} focus={focus} lang={locale} hue={values.hue} icon={values.icon} />
      </DraftPreview>
      <PillarForm pillar={{ id, slug, version }} values={values} storageKey={`${actor.id}:pillar:${slug}`} />
    </>
  );
}
