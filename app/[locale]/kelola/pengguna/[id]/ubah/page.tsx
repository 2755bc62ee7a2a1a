import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountForm } from "@/components/platform/accounts/account-form";
import { PageHeader } from "@/components/ui/page-header";
import { canChangeAccount } from "@/lib/platform/accounts/policy";
import { getAccount, listAgencyChoices } from "@/lib/platform/accounts/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Accounts" });
  return { title: t("editTitle") };
}

export default async function EditAccountPage({ params }: PageProps) {
  await pageLocale(params);
  const [actor, { id }, t] = await Promise.all([requireActor(), params, getTranslations("Accounts")]);
  const account = await getAccount(actor, id);
  const agencies = await listAgencyChoices(actor, account.agency?.code);
  const { name, email, role, agency, version } = account;
  return (
    <>
      <PageHeader
        title={t("editTitle")}
        breadcrumbs={[
          { href: route("/kelola/pengguna"), label: t("title") },
          { href: route("/kelola/pengguna/[id]", { id }), label: name },
        ]}
      />
      <AccountForm
        account={{ id, version }}
        values={{ name, email, role, agencyCode: agency?.code ?? "" }}
        agencies={agencies.map((one) => ({ value: one.code, label: one.name }))}
        hasRole={role !== "ASSESSOR" && canChangeAccount(actor, account, "changeRole")}
      />
    </>
  );
}
