import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { ChoiceForm } from "@/components/work/reminders/choice-form";
import { OwnDigest } from "@/components/work/reminders/own-digest";
import { CalendarSteps } from "@/components/work/reminders/press-forms";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { findOwnLink } from "@/lib/work/calendar/queries";
import { getOwnChoice, getOwnDigest } from "@/lib/work/reminders/queries";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ tersimpan?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Reminders" });
  return { title: t("title") };
}

/** Of every role: what a reminder would say today, which of them one wants, and one's calendar. */
export default async function OwnRemindersPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const [t, account, locale, digest, choice, link, { tersimpan }] = await Promise.all([
    getTranslations("Reminders"),
    getTranslations("Account"),
    getLocale(),
    getOwnDigest(actor),
    getOwnChoice(actor),
    findOwnLink(actor),
    searchParams,
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/kelola/akun"), label: account("title") }]}
      />
      <div className="flex flex-col gap-4">
        <SavedNotice act={oneOf(tersimpan)} />
        {isMailOffered() ? null : <Notice>{t("noMail")}</Notice>}
        {choice.refused ? (
          <Notice tone="warning">
            {t("refusedOwn", { date: formatDate(dayIn(await cityZone(), choice.refused), locale) })}
          </Notice>
        ) : null}
      </div>
      <PageSection id="ringkasan" title={t("digest")}>
        <OwnDigest {...digest} />
      </PageSection>
      <PageSection id="pilihan" title={t("choice")}>
        <ChoiceForm kinds={choice.kinds} delivery={choice.delivery} language={choice.locale} />
      </PageSection>
      <PageSection id="kalender" title={t("calendar")} lead={t("calendarLead")}>
        {link ? (
          <div className="mb-4 flex flex-col gap-2">
            <code className="wrap-anywhere">{link}</code>
            <CopyButton
              text={link}
              label={t("copy")}
              what={t("calendarAddress")}
              copiedLabel={t("copied")}
              failedLabel={t("notCopied")}
            />
          </div>
        ) : null}
        <CalendarSteps hasLink={link !== null} />
      </PageSection>
    </>
  );
}
