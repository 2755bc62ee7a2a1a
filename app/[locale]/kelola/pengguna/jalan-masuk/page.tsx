import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { WaysIn } from "@/components/platform/accounts/ways-in";
import { PageHeader } from "@/components/ui/page-header";
import { canManageAccounts } from "@/lib/platform/accounts/policy";
import { listWaysIn } from "@/lib/platform/accounts/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Accounts" });
  return { title: t("waysIn") };
}

/** Everybody who has an account and no way in yet, in one press: after officers were loaded from a file. */
export default async function WaysInPage({ params }: PageProps) {
  await pageLocale(params);
  const [actor, t] = await Promise.all([requireActor(), getTranslations("Accounts")]);
  if (!canManageAccounts(actor)) refuse(actor);
  const { without, unused } = await listWaysIn(actor);
  return (
    <>
      <PageHeader title={t("waysIn")} breadcrumbs={[{ href: route("/kelola/pengguna"), label: t("title") }]} />
      <ClientMessages namespaces={["AccountForms", "Forms", "Fields", "Problems"]}>
        <WaysIn without={without} unused={unused} isMailOffered={isMailOffered()} />
      </ClientMessages>
    </>
  );
}
