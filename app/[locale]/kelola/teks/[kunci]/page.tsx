import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SiteTextForm } from "@/components/city/site-texts/site-text-form";
import { DraftPreview } from "@/components/platform/drafts/draft-preview";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { decideSiteTextAction } from "@/lib/city/site-texts/actions";
import { getSiteText } from "@/lib/city/site-texts/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; kunci: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SiteTexts" });
  return { title: t("title") };
}

export default async function SiteTextPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const [{ key, version, hasDraft, isPublished, values }, t, asked] = await Promise.all([
    getSiteText(actor, (await params).kunci),
    getTranslations("SiteTexts"),
    searchParams,
  ]);
  const said = (text: string) => text || t("ours");
  return (
    <>
      <PageHeader
        title={t(`keys.${key}`)}
        lead={t(`places.${key}`)}
        breadcrumbs={[{ href: route("/kelola/teks"), label: t("title") }]}
        actions={<RevisionsLink entity="siteText" id={key} />}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <DraftPreview
        action={decideSiteTextAction}
        id={key}
        version={version}
        hasDraft={hasDraft}
        isPublished={isPublished}
      >
        <div className="flex max-w-prose flex-col gap-3 whitespace-pre-line">
          <p lang="id">{said(values.textId)}</p>
          <p lang="en">{said(values.textEn)}</p>
        </div>
      </DraftPreview>
      <SiteTextForm id={key} version={version} values={values} storageKey={`${actor.id}:text:${key}`} />
    </>
  );
}
