import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClasses } from "@/components/ui/button";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { signOutAction } from "@/lib/platform/auth/actions";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Account" });
  return { title: t("title") };
}

/** Of every role: who one is here, and the way to end every session of the account. */
export default async function AccountPage({ params }: PageProps) {
  await pageLocale(params);
  const [actor, locale, t, office] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations("Account"),
    getTranslations("Office"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={`${actor.name}, ${office(`roles.${actor.role}`)}`} />
      <PageSection id="sesi" title={t("sessions")}>
        <p className="mb-4 max-w-prose">{t("sessionsBody")}</p>
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
