import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FirstRunForm } from "@/components/city/first-run/first-run-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { isFirstRun, isNewCity } from "@/lib/city/first-run/queries";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ kunci?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "FirstRun" });
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

/** Of a city's own database, until it has an account: with the link that `npm start` prints. */
export default async function FirstRunPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const t = await getTranslations("FirstRun");
  const token = oneOf((await searchParams).kunci) ?? "";
  if (!(await isFirstRun(token)))
    return (
      <>
        <PageHeader title={t("title")} />
        <Notice
          tone="warning"
          title={t("goneTitle")}
          actions={
            <ButtonLink href={route("/masuk")} variant="secondary">
              {t("toSignIn")}
            </ButtonLink>
          }
        >
          {t("goneBody")}
        </Notice>
      </>
    );
  const isNew = await isNewCity();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {isNew ? null : <p className="mb-6 text-muted">{t("cityKnown", { city: await cityName() })}</p>}
      <ClientMessages
        namespaces={["Common", "CitySettings", "FirstRun", "PasswordForms", "Forms", "Fields", "Problems"]}
      >
        <FirstRunForm token={token} isNewCity={isNew} />
      </ClientMessages>
    </>
  );
}
