import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AssessorForm } from "@/components/evaluation/assessors/assessor-form";
import { EndAccount } from "@/components/evaluation/assessors/end-account";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge } from "@/components/ui/status-badge";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { canManageAssessors } from "@/lib/platform/users/policy";
import { listAssessors, listRoundChoices } from "@/lib/platform/users/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; tersimpan?: string | string[] }>;
};

const TONES = { open: "success", expired: "neutral", ended: "neutral" } as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Assessor" });
  return { title: t("accounts") };
}

export default async function AssessorAccountsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const zone = await cityZone();
  const [actor, locale, search, t] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations("Assessor"),
  ]);
  if (!canManageAssessors(actor)) refuse(actor);
  const history = await getTranslations("Revisions");
  const [accounts, rounds] = await Promise.all([
    listAssessors(actor, { page: pageNumberSchema.parse(oneOf(search.hal)) }),
    listRoundChoices(actor),
  ]);
  return (
    <>
      <PageHeader title={t("accounts")} lead={t("accountsLead")} />
      {oneOf(search.tersimpan) === "ended" ? <Notice tone="success" announce title={t("ended")} /> : null}
      <PageSection id="akun-baru" title={t("newAccount")}>
        {rounds.length > 0 ? (
          <AssessorForm
            rounds={
              await Promise.all(rounds.map(async ({ slug }) => ({ value: slug, label: await roundTitleOf(slug) })))
            }
          />
        ) : (
          <p className="text-muted">{t("noRounds")}</p>
        )}
      </PageSection>
      <PageSection id="akun" title={t("accountList")}>
        {accounts.total === 0 ? (
          <p className="text-muted">{t("noAccounts")}</p>
        ) : (
          <DataTable
            caption={t("accountList")}
            captionHidden
            rows={accounts.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "name",
                header: t("name"),
                heading: true,
                cell: ({ name, email }) => (
                  <>
                    {name}
                    <span className="block font-normal text-muted wrap-anywhere">{email}</span>
                  </>
                ),
              },
              { key: "round", header: t("roundHeader"), cell: ({ round }) => round?.slug ?? <Missing /> },
              {
                key: "until",
                header: t("until"),
                cell: ({ expiresAt }) => (expiresAt ? formatDate(dayIn(zone, expiresAt), locale) : <Missing />),
              },
              {
                key: "state",
                header: t("state"),
                cell: ({ state }) => <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>,
              },
              {
                key: "end",
                header: t("act"),
                cell: ({ id, name, state }) => (
                  <div className="flex flex-col items-start gap-2">
                    {state === "open" ? <EndAccount id={id} name={name} /> : null}
                    <Link href={route("/kelola/riwayat/[jenis]/[id]", { jenis: "user", id })} className="text-link">
                      {history("title")} <span className="sr-only">{name}</span>
                    </Link>
                  </div>
                ),
              },
            ]}
          />
        )}
        <Pagination
          page={accounts.page}
          pages={accounts.pages}
          hrefFor={(hal) => route("/kelola/asesor", {}, { query: { hal } })}
        />
      </PageSection>
    </>
  );
}
