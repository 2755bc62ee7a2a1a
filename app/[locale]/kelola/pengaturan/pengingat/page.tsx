import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AllowAddress, DecideLetter, NoteCameBack } from "@/components/work/reminders/press-forms";
import { RulesForm } from "@/components/work/reminders/rules-form";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { CAME_BACK } from "@/lib/work/reminders/mutations";
import { getReminderOffice } from "@/lib/work/reminders/queries";
import { SEKDA } from "@/lib/work/reminders/schemas";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ tersimpan?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ReminderOffice" });
  return { title: t("title") };
}

/** How the city reminds, who is told above, and what became of the letters. */
export default async function RemindersPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { rules, contacts, uncertain, refused, counts } = await getReminderOffice(await requireActor());
  const [t, settings, locale, zone, { tersimpan }] = await Promise.all([
    getTranslations("ReminderOffice"),
    getTranslations("CitySettings"),
    getLocale(),
    cityZone(),
    searchParams,
  ]);
  const { version, quietWeekdays, quietDays, beforeDays, headDays, sekdaDays, quietFrom, quietTo } = rules;
  const numbers = { beforeDays, headDays, sekdaDays, quietFrom, quietTo };
  const on = (at: Date) => formatDate(dayIn(zone, at), locale);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/kelola/pengaturan"), label: settings("title") }]}
        actions={<RevisionsLink entity="reminderRules" id="1" />}
      />
      <div className="flex flex-col gap-4">
        <SavedNotice act={oneOf(tersimpan)} />
        {isMailOffered() ? null : <Notice>{t("noMail")}</Notice>}
      </div>
      {uncertain.length > 0 ? (
        <PageSection id="mungkin-terkirim" title={t("uncertain")} lead={t("uncertainLead")}>
          <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
            {uncertain.map(({ id, email, subject, writtenAt }) => (
              <li key={id} className="flex flex-col gap-2 py-3">
                <p className="wrap-anywhere">
                  {email}: {subject} ({on(writtenAt)})
                </p>
                <DecideLetter id={id} />
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
      <PageSection id="aturan" title={t("rules")}>
        <RulesForm
          version={version}
          values={{
            ...(Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, `${value}`])) as Record<
              keyof typeof numbers,
              string
            >),
            quietDays: quietDays.map((day) => day.toISOString().slice(0, 10)).join("\n"),
          }}
          weekdays={quietWeekdays}
        />
      </PageSection>
      <PageSection id="atasan" title={t("contacts")} lead={t("contactsLead")}>
        <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
          {contacts.map(({ code, agency, contact }) => (
            <li key={code ?? ""} className="flex flex-wrap items-center justify-between gap-2 py-3">
              <Link href={route("/kelola/pengaturan/pengingat/[kode]", { kode: code ?? SEKDA })} className="text-link">
                {agency ?? t("sekda")}
              </Link>
              <span className="text-sm wrap-anywhere text-muted">
                {contact?.email ? [contact.name, contact.email].filter(Boolean).join(", ") : t("nobody")}
              </span>
            </li>
          ))}
        </ul>
      </PageSection>
      <PageSection id="alamat" title={t("refused")} lead={t("refusedLead")}>
        {refused.length === 0 ? (
          <p className="text-muted">{t("noneRefused")}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
            {refused.map(({ email, code, at }) => (
              <li key={email} className="flex flex-wrap items-center justify-between gap-2 py-3">
                <span className="wrap-anywhere">
                  {code === CAME_BACK
                    ? t("cameBackOne", { email, date: on(at) })
                    : t("refusedOne", { email, code, date: on(at) })}
                </span>
                <AllowAddress email={email} />
              </li>
            ))}
          </ul>
        )}
        <div className="mt-4">
          <NoteCameBack />
        </div>
        <p className="mt-4 text-sm text-muted">
          {t("counts", {
            sent: counts.get("SENT") ?? 0,
            waiting: (counts.get("WAITING") ?? 0) + (counts.get("CLAIMED") ?? 0) + (counts.get("SENDING") ?? 0),
            refused: counts.get("REFUSED") ?? 0,
          })}
        </p>
      </PageSection>
    </>
  );
}
