import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnFactorSections } from "@/components/platform/second-factor/own-factors";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { isPasskeyOffered } from "@/lib/platform/passkeys/ceremonies";
import { getOwnFactors } from "@/lib/platform/second-factor/queries";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Account" });
  return { title: t("factors") };
}

export default async function OwnFactorsPage({ params }: PageProps) {
  await pageLocale(params);
  const [actor, t] = await Promise.all([requireActor(), getTranslations("Account")]);
  return (
    <>
      <PageHeader
        title={t("factors")}
        lead={t("factorsBody")}
        breadcrumbs={[{ href: route("/kelola/akun"), label: t("title") }]}
      />
      <OwnFactorSections factors={await getOwnFactors(actor)} isPasskeyOffered={isPasskeyOffered()} canRemove />
    </>
  );
}
