import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { ZONE_NAMES } from "@/lib/platform/format/zone";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";
import { canReadSecurityEvents } from "@/lib/platform/security-events/policy";
import { listSecurityEvents } from "@/lib/platform/security-events/queries";
import { SECURITY_KINDS, securityKindSchema } from "@/lib/platform/security-events/schemas";
import { cityZone } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; jenis?: string | string[] }>;
};

const ADDRESS = route("/kelola/keamanan");
const LOCKED = ["PAIR", "ACCOUNT", "ADDRESS", "FACTOR"] as const;
const FACTORS = ["timeCode", "passkey"] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Security" });
  return { title: t("title") };
}

export default async function SecurityPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const zone = await cityZone();
  const [actor, locale, asked, t] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations("Security"),
  ]);
  if (!canReadSecurityEvents(actor)) refuse(actor);
  const kind = securityKindSchema.parse(oneOf(asked.jenis));
  const list = await listSecurityEvents(actor, { kind, page: pageNumberSchema.parse(oneOf(asked.hal)) });
  const about = (detail: string) => {
    const locked = LOCKED.find((what) => what === detail);
    const factor = FACTORS.find((what) => what === detail);
    if (factor) return t(`factors.${factor}`);
    return locked ? t(`locked.${locked}`) : detail;
  };
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="flex flex-col gap-6">
        <FilterLinks
          label={t("filter")}
          links={[
            { href: ADDRESS, label: t("all"), current: !kind },
            ...SECURITY_KINDS.map((one) => ({
              href: withQuery(ADDRESS, { jenis: one }),
              label: t(`kinds.${one}`),
              current: kind === one,
            })),
          ]}
        />
        {list.items.length === 0 ? (
          <EmptyState title={t("none")} />
        ) : (
          <DataTable
            caption={t("title")}
            captionHidden
            rows={list.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "at",
                header: t("at", { zone: ZONE_NAMES[zone] }),
                heading: true,
                cell: ({ at }) => `${formatDate(dayIn(zone, at), locale)}, ${formatTime(at, locale, zone)}`,
              },
              { key: "kind", header: t("kind"), cell: ({ kind: one }) => t(`kinds.${one}`) },
              {
                key: "account",
                header: t("account"),
                cell: ({ name, account }) =>
                  account ? (
                    <>
                      {name}
                      <span className="block text-muted wrap-anywhere">{account}</span>
                    </>
                  ) : (
                    <span className="text-muted">{t("nobody")}</span>
                  ),
              },
              {
                key: "detail",
                header: t("detail"),
                cell: ({ kind: one, detail }) => (
                  <span className="wrap-anywhere">
                    {one === "RECOVERY_CODE_USED" ? t("codesLeft", { count: Number(detail) }) : about(detail)}
                  </span>
                ),
              },
            ]}
          />
        )}
        <Pagination
          page={list.page}
          pages={list.pages}
          hrefFor={(page) => withQuery(ADDRESS, { hal: page, jenis: kind })}
        />
      </div>
    </>
  );
}
