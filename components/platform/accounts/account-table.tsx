import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ListedAccount } from "@/lib/platform/accounts/queries";
import type { AccountState } from "@/lib/platform/accounts/state";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";

const TONES = { open: "success", invited: "waiting", disabled: "neutral", expired: "neutral" } as const;

export function AccountStateBadge({ state, trial }: { state: AccountState; trial: boolean }) {
  const t = useTranslations("Accounts");
  return (
    <span className="flex flex-wrap gap-2">
      <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>
      {trial ? <StatusBadge tone="warning">{t("trial")}</StatusBadge> : null}
    </span>
  );
}

/** Accounts with what each holds: work without anybody who may do it is marked. */
export function AccountTable({ accounts, work }: { accounts: ListedAccount[]; work: ReadonlyMap<string, number> }) {
  const t = useTranslations("Accounts");
  const office = useTranslations("Office");
  const locale = useLocale();
  const zone = useZone();
  return (
    <DataTable
      caption={t("title")}
      captionHidden
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("name"),
          heading: true,
          cell: ({ id, name, email }) => (
            <>
              <Link href={route("/kelola/pengguna/[id]", { id })} className="text-link">
                {name}
              </Link>
              <span className="block font-normal text-muted wrap-anywhere">{email}</span>
            </>
          ),
        },
        { key: "role", header: t("role"), cell: ({ role }) => office(`roles.${role}`) },
        { key: "agency", header: t("agency"), cell: ({ agency }) => agency?.shortName ?? null },
        {
          key: "lastSignIn",
          header: t("lastSignIn"),
          cell: ({ lastSignInAt }) =>
            lastSignInAt ? (
              formatDate(dayIn(zone, lastSignInAt), locale)
            ) : (
              <span className="text-muted">{t("never")}</span>
            ),
        },
        {
          key: "work",
          header: t("openWork"),
          numeric: true,
          cell: ({ id, state }) => {
            const count = work.get(id) ?? 0;
            const isOrphaned = count > 0 && (state === "disabled" || state === "expired");
            return isOrphaned ? (
              <StatusBadge tone="danger">{t("waiting", { count })}</StatusBadge>
            ) : (
              formatDecimal(count, { locale, decimals: 0 })
            );
          },
        },
        {
          key: "state",
          header: t("state"),
          cell: ({ state, trial }) => <AccountStateBadge state={state} trial={trial} />,
        },
      ]}
    />
  );
}
