import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AccountDetails } from "@/components/platform/accounts/account-details";
import { AccountStep, type AccountStepName } from "@/components/platform/accounts/account-steps";
import { AccountStateBadge } from "@/components/platform/accounts/account-table";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { canChangeAccount } from "@/lib/platform/accounts/policy";
import { type Account, getAccount } from "@/lib/platform/accounts/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";
import { findRefusedAddress } from "@/lib/platform/refused-addresses/queries";
import { cityZone } from "@/lib/platform/settings/published";
import { countOpenWork } from "@/lib/work/hand-over/queries";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

const SAVED = ["saved", "disabled", "enabled", "invited", "factorsRemoved", "handedOver"] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Accounts" });
  return { title: t("account") };
}

/** What can be done now, each a press of its own. */
function stepsOf({ disabledAt, state, hasTimeCode, passkeys }: Account): AccountStepName[] {
  if (disabledAt) return ["enable"];
  return [
    ...(state === "invited" && isMailOffered() ? (["invite"] as const) : []),
    "newPassword",
    ...(hasTimeCode || passkeys > 0 ? (["removeFactors"] as const) : []),
    "disable",
  ];
}

export default async function OneAccountPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, { id }, search, t] = await Promise.all([
    requireActor(),
    params,
    searchParams,
    getTranslations("Accounts"),
  ]);
  const account = await getAccount(actor, id);
  const [work, locale] = [(await countOpenWork(actor, [id])).get(id) ?? 0, await getLocale()];
  const refused = await findRefusedAddress(account.email);
  const saved = SAVED.find((one) => one === oneOf(search.tersimpan));
  const isOwn = !canChangeAccount(actor, account, "disable");
  const isClosed = account.state === "disabled" || account.state === "expired";
  return (
    <>
      <PageHeader
        title={account.name}
        eyebrow={<AccountStateBadge state={account.state} trial={account.trial} />}
        lead={account.email}
        breadcrumbs={[{ href: route("/kelola/pengguna"), label: t("title") }]}
        actions={
          <>
            <RevisionsLink entity="user" id={id} />
            <ButtonLink href={route("/kelola/pengguna/[id]/ubah", { id })} variant="secondary">
              {t("edit")}
            </ButtonLink>
          </>
        }
      />
      {saved ? <Notice tone="success" announce title={t(`saved.${saved}`)} /> : null}
      {refused ? (
        <Notice tone="warning" title={t("refusedMail")}>
          {t("refusedMailBody", { date: formatDate(dayIn(await cityZone(), refused.at), locale) })}
        </Notice>
      ) : null}
      <AccountDetails account={account} locale={locale} />
      <PageSection id="pekerjaan" title={t("work")}>
        {work === 0 ? (
          <p className="text-muted">{t("workNone")}</p>
        ) : (
          <Notice
            tone={isClosed ? "danger" : "info"}
            title={t(isClosed ? "workClosed" : "workOpen", { count: work })}
            actions={
              <ButtonLink
                href={route("/kelola/pengguna/[id]/serah-terima", { id })}
                variant={isClosed ? "primary" : "secondary"}
              >
                {t("handOver")}
              </ButtonLink>
            }
          />
        )}
      </PageSection>
      <PageSection id="akses" title={t("access")}>
        {isOwn ? (
          <Notice
            title={t("ownAccount")}
            actions={
              <ButtonLink href={route("/kelola/akun")} variant="secondary">
                {t("toOwn")}
              </ButtonLink>
            }
          >
            {t("ownAccountBody")}
          </Notice>
        ) : (
          <div className="flex flex-col gap-6">
            {work > 0 && !isClosed ? (
              <Notice
                tone="warning"
                title={t("handOverFirst")}
                actions={
                  <ButtonLink href={route("/kelola/pengguna/[id]/serah-terima", { id })} variant="secondary">
                    {t("handOver")}
                  </ButtonLink>
                }
              >
                {t("handOverFirstBody", { count: work })}
              </Notice>
            ) : null}
            <div className="flex flex-wrap items-start gap-3">
              {stepsOf(account).map((step) => (
                <AccountStep key={`${step} ${account.version}`} step={step} account={account} />
              ))}
            </div>
          </div>
        )}
      </PageSection>
    </>
  );
}
