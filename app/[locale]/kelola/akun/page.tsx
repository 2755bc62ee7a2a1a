import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OpenSessions } from "@/components/platform/auth/open-sessions";
import { buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import { signOutAction } from "@/lib/platform/auth/actions";
import { listOpenSessions } from "@/lib/platform/auth/open-sessions";
import { findSignedIn, requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getOwnFactors } from "@/lib/platform/second-factor/queries";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ tersimpan?: string | string[] }> };

const SAVED = ["password", "removed", "session"] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Account" });
  return { title: t("title") };
}

/** Of every role: who one is here, how one comes in, and where one is signed in. */
export default async function AccountPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const [locale, t, office, factors, sessions, signedIn, search] = await Promise.all([
    getLocale(),
    getTranslations("Account"),
    getTranslations("Office"),
    getOwnFactors(actor),
    listOpenSessions(actor.id),
    findSignedIn(),
    searchParams,
  ]);
  const saved = SAVED.find((one) => one === oneOf(search.tersimpan));
  const isSet = factors.timeCode !== null || factors.passkeys.length > 0;
  return (
    <>
      <PageHeader title={t("title")} lead={`${actor.name}, ${office(`roles.${actor.role}`)}`} />
      {saved ? <Notice tone="success" announce title={t(`saved.${saved}`)} /> : null}
      <PageSection id="kata-sandi" title={t("password")}>
        <p className="mb-4 max-w-prose">{t(factors.hasPassword ? "passwordBody" : "noPassword")}</p>
        {factors.hasPassword ? (
          <Link href={route("/kelola/akun/kata-sandi")} className={buttonClasses("secondary")}>
            {t("changePassword")}
          </Link>
        ) : null}
      </PageSection>
      <PageSection id="langkah-kedua" title={t("factors")} lead={t("factorsBody")}>
        <p className="mb-4 flex flex-wrap items-center gap-2">
          <StatusBadge tone={isSet ? "success" : "neutral"}>{t(isSet ? "factorsOn" : "factorsOff")}</StatusBadge>
          {factors.isRequired ? <span className="text-muted">{t("factorsRequired")}</span> : null}
        </p>
        <Link href={route("/kelola/akun/langkah-kedua")} className={buttonClasses("secondary")}>
          {t("setFactors")}
        </Link>
      </PageSection>
      <PageSection id="pengingat" title={t("reminders")} lead={t("remindersBody")}>
        <Link href={route("/kelola/akun/pengingat")} className={buttonClasses("secondary")}>
          {t("openReminders")}
        </Link>
      </PageSection>
      <PageSection id="sesi" title={t("openSessions")}>
        <OpenSessions sessions={sessions} here={signedIn?.sid ?? ""} />
        <p className="mt-6 mb-4 max-w-prose">{t("sessionsBody")}</p>
        <form action={signOutAction}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="everywhere" value="1" />
          <button type="submit" className={buttonClasses("secondary")}>
            {t("signOutEverywhere")}
          </button>
        </form>
      </PageSection>
    </>
  );
}
