import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewAccountForm } from "@/components/platform/accounts/new-account-form";
import { PageHeader } from "@/components/ui/page-header";
import { canManageAccounts } from "@/lib/platform/accounts/policy";
import { listAgencyChoices } from "@/lib/platform/accounts/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ opd?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Accounts" });
  return { title: t("new") };
}

export default async function NewAccountPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, t] = await Promise.all([requireActor(), getTranslations("Accounts")]);
  if (!canManageAccounts(actor)) refuse(actor);
  const agencies = await listAgencyChoices(actor);
  const asked = oneOf((await searchParams).opd);
  return (
    <>
      <PageHeader
        title={t("new")}
        lead={t("newLead")}
        breadcrumbs={[{ href: route("/kelola/pengguna"), label: t("title") }]}
      />
      <NewAccountForm
        agencies={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        agency={agencies.find(({ code }) => code === asked)?.code}
        isMailOffered={isMailOffered()}
      />
    </>
  );
}
