import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PasswordForm } from "@/components/platform/passwords/password-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getOwnPassword } from "@/lib/platform/passwords/queries";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Account" });
  return { title: t("changePassword") };
}

export default async function PasswordPage({ params }: PageProps) {
  await pageLocale(params);
  const [actor, t] = await Promise.all([requireActor(), getTranslations("Account")]);
  const { email, exists } = await getOwnPassword(actor);
  // Whoever comes with the city's account has none here.
  if (!exists) notFound();
  return (
    <>
      <PageHeader
        title={t("changePassword")}
        lead={t("passwordBody")}
        breadcrumbs={[{ href: route("/kelola/akun"), label: t("title") }]}
      />
      <PasswordForm email={email} kind="change" />
    </>
  );
}
