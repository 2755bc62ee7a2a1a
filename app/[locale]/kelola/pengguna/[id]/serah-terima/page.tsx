import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { HandOverForm } from "@/components/work/hand-over/hand-over-form";
import { getAccount } from "@/lib/platform/accounts/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { countWhatStays, listWorkToHandOver } from "@/lib/work/hand-over/queries";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "HandOver" });
  return { title: t("title") };
}

/** What a leaving officer holds goes to others: chosen, looked at, done in one step. */
export default async function HandOverPage({ params }: PageProps) {
  await pageLocale(params);
  const [actor, { id }, t, accounts] = await Promise.all([
    requireActor(),
    params,
    getTranslations("HandOver"),
    getTranslations("Accounts"),
  ]);
  const account = await getAccount(actor, id);
  const [groups, stays] = await Promise.all([listWorkToHandOver(actor, id), countWhatStays(actor, id)]);
  const kept = [
    stays.questions > 0 ? t("staysQuestions", { count: stays.questions }) : "",
    stays.drafts > 0 ? t("staysDrafts", { count: stays.drafts }) : "",
  ].filter(Boolean);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", { name: account.name })}
        breadcrumbs={[
          { href: route("/kelola/pengguna"), label: accounts("title") },
          { href: route("/kelola/pengguna/[id]", { id }), label: account.name },
        ]}
      />
      <div className="flex flex-col gap-8">
        {groups.length === 0 ? (
          <EmptyState
            title={t("noneTitle")}
            action={
              <ButtonLink href={route("/kelola/pengguna/[id]", { id })} variant="secondary">
                {t("back")}
              </ButtonLink>
            }
          >
            {t("noneBody")}
          </EmptyState>
        ) : (
          <HandOverForm from={id} groups={groups} />
        )}
        {kept.length > 0 ? (
          <Notice title={t("stays")}>
            <p>{t("staysBody")}</p>
            <ul className="list-disc ps-5">
              {kept.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
    </>
  );
}
