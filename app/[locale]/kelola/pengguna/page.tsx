import { KeyRound, UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFilter } from "@/components/platform/accounts/account-filter";
import { AccountTable } from "@/components/platform/accounts/account-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canManageAccounts } from "@/lib/platform/accounts/policy";
import { listAccounts, listAgencyChoices, listWaysIn } from "@/lib/platform/accounts/queries";
import { accountFilterSchema } from "@/lib/platform/accounts/schemas";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { countOpenWork, countOrphanedWork } from "@/lib/work/hand-over/queries";

type Given = string | string[] | undefined;
type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<"cari" | "peran" | "opd" | "keadaan" | "hal" | "tersimpan", Given>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Accounts" });
  return { title: t("title") };
}

/** Everybody who may come in, with what they hold; ADMIN alone. */
export default async function AccountsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, asked, t] = await Promise.all([requireActor(), searchParams, getTranslations("Accounts")]);
  if (!canManageAccounts(actor)) refuse(actor);
  const [cari, peran, opd, keadaan] = [asked.cari, asked.peran, asked.opd, asked.keadaan].map(
    (given) => oneOf(given) || undefined,
  );
  const filter = accountFilterSchema.parse({ search: cari, role: peran, agency: opd, state: keadaan });
  const [list, agencies, orphans, { without, unused }] = await Promise.all([
    listAccounts(actor, { ...filter, page: pageNumberSchema.parse(oneOf(asked.hal)) }),
    listAgencyChoices(actor),
    countOrphanedWork(actor),
    listWaysIn(actor),
  ]);
  const work = await countOpenWork(
    actor,
    list.items.map(({ id }) => id),
  );
  const query = { cari, peran, opd, keadaan };
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", { count: list.total })}
        actions={
          <>
            <ButtonLink href={route("/kelola/pengguna/aturan")} variant="secondary">
              <KeyRound aria-hidden className="size-4" />
              {t("rules")}
            </ButtonLink>
            <ButtonLink href={route("/kelola/pengguna/baru")}>
              <UserPlus aria-hidden className="size-4" />
              {t("new")}
            </ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {oneOf(asked.tersimpan) === "trialClosed" ? (
          <Notice tone="success" announce title={t("saved.trialClosed")} />
        ) : null}
        {orphans.items > 0 ? (
          <Notice
            tone="danger"
            title={t("orphanTitle", { count: orphans.items })}
            actions={
              <ButtonLink href={route("/kelola/pengguna", {}, { query: { keadaan: "disabled" } })} variant="secondary">
                {t("orphanShow")}
              </ButtonLink>
            }
          >
            {t("orphanBody", { accounts: orphans.accounts })}
          </Notice>
        ) : null}
        {without.total + unused.total > 0 ? (
          <Notice
            tone={without.total > 0 ? "warning" : "info"}
            title={
              without.total > 0
                ? t("noWayInTitle", { count: without.total })
                : t("unusedTitle", { count: unused.total })
            }
            actions={
              <ButtonLink href={route("/kelola/pengguna/jalan-masuk")} variant="secondary">
                {t(without.total > 0 ? "waysIn" : "unusedShow")}
              </ButtonLink>
            }
          />
        ) : null}
        <AccountFilter filter={filter} agencies={agencies} />
        {list.items.length === 0 ? (
          <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState>
        ) : (
          <AccountTable accounts={list.items} work={work} />
        )}
        <Pagination
          page={list.page}
          pages={list.pages}
          hrefFor={(hal) => route("/kelola/pengguna", {}, { query: { ...query, hal } })}
        />
      </div>
    </>
  );
}
