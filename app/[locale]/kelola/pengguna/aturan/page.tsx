import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RulesForm } from "@/components/platform/accounts/rules-form";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getAccountRules } from "@/lib/platform/second-factor/queries";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ tersimpan?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Accounts" });
  return { title: t("rulesTitle") };
}

export default async function AccountRulesPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, t, search] = await Promise.all([requireActor(), getTranslations("Accounts"), searchParams]);
  const { secondFactorRoles, version } = await getAccountRules(actor);
  return (
    <>
      <PageHeader
        title={t("rulesTitle")}
        lead={t("rulesLead")}
        breadcrumbs={[{ href: route("/kelola/pengguna"), label: t("title") }]}
        actions={version > 0 ? <RevisionsLink entity="accountRules" id="1" /> : null}
      />
      {oneOf(search.tersimpan) === "rules" ? (
        <div className="mb-6">
          <Notice tone="success" announce title={t("saved.rules")} />
        </div>
      ) : null}
      <RulesForm roles={secondFactorRoles} version={version} />
    </>
  );
}
