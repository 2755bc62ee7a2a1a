import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PasswordForm } from "@/components/platform/passwords/password-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/session";
import { db } from "@/lib/platform/db/client";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Account" });
  return { title: t("changePassword") };
}

export default async function PasswordPage({ params }: PageProps) {
  await pageLocale(params);
  const [actor, t] = await Promise.all([requireActor(), getTranslations("Account")]);
  const { email, passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, passwordHash: true },
  });
  // Whoever comes with the city's account has none here.
  if (passwordHash === null) notFound();
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
