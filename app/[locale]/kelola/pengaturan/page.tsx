import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { LogoForm } from "@/components/platform/settings/logo-form";
import { SettingsForm } from "@/components/platform/settings/settings-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getSettings } from "@/lib/platform/settings/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "CitySettings" });
  return { title: t("title") };
}

/** What the city is called and how it works here; applied at once, on every page. */
export default async function SettingsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const [{ version, logoId, values }, t, asked] = await Promise.all([
    getSettings(actor),
    getTranslations("CitySettings"),
    searchParams,
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <RevisionsLink entity="citySettings" id="1" />
            <ButtonLink href={route("/kelola/pengaturan/pengingat")} variant="secondary">
              {t("reminders")}
            </ButtonLink>
          </>
        }
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <PageSection id="pengaturan" title={t("settings")}>
        <SettingsForm version={version} values={values} storageKey={`${actor.id}:settings`} />
      </PageSection>
      <PageSection id="logo" title={t("logo")} lead={t("logoLead")}>
        <LogoForm version={version} logoId={logoId} />
      </PageSection>
    </>
  );
}
