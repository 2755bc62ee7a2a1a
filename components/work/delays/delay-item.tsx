import { getLocale, getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusBadge } from "@/components/ui/status-badge";
import { env } from "@/lib/platform/config/env";
import { dayIn, dayOf, formatDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { formatPeriod } from "@/lib/platform/format/period";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { cityName, cityZone } from "@/lib/platform/settings/published";
import type { Delay } from "@/lib/work/delays/queries";
import { daysHeld, mailLink, whatsAppLink } from "@/lib/work/delays/since";

/** What is held, since when, and a message that is ready to send to whoever holds it. */
export async function DelayItem({ delay }: { delay: Delay }) {
  const t = await getTranslations("Delays");
  const locale = await getLocale();
  const zone = await cityZone();
  const href = addressOf(delay);
  const what = await nameOf(delay, locale);
  const since = dayIn(zone, delay.since);
  const days = daysHeld(since, dayIn(zone, new Date()));
  const { text, subject } = await messageOf(delay, href);
  const facts = [
    ...(isUnreported(delay) ? [t("unreported")] : []),
    ...(delay.dueOn ? [t("dueOn", { date: formatDate(dayOf(delay.dueOn), locale) })] : []),
  ];
  return (
    <Card as="li" className="flex flex-col gap-2 p-4 md:p-4">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge tone={delay.returned ? "warning" : "danger"}>
          {delay.returned ? t("returned") : t("late")}
        </StatusBadge>
        <span className="text-sm text-muted">{t("since", { date: formatDate(since, locale), days })}</span>
      </div>
      <Link href={href} className="text-link wrap-anywhere">
        {what}
      </Link>
      {facts.length > 0 ? <p className="text-sm text-muted">{facts.join(" · ")}</p> : null}
      <div className="flex flex-wrap gap-2">
        <a
          href={whatsAppLink(text)}
          className={buttonClasses("secondary")}
          target="_blank"
          rel="noreferrer noopener"
          aria-label={t("whatsApp", { what })}
        >
          WhatsApp
        </a>
        <a href={mailLink(subject, text)} className={buttonClasses("secondary")} aria-label={t("mailAbout", { what })}>
          {t("mail")}
        </a>
      </div>
      <Disclosure summary={t("show")}>
        <p className="mb-2 whitespace-pre-line wrap-anywhere" lang="id">
          {text}
        </p>
        <CopyButton text={text} label={t("copy")} what={what} copiedLabel={t("copied")} failedLabel={t("notCopied")} />
      </Disclosure>
    </Card>
  );
}

const isUnreported = ({ kind, state }: Delay) => kind === "recommendation" && state === "CONFIRMED";

/** The one place where it goes on: the form itself, or the part of the page that holds the next step. */
function addressOf(delay: Delay): string {
  const { state, code } = delay;
  switch (delay.kind) {
    case "recommendation": {
      const { id } = delay;
      return state === "RECEIVED"
        ? route("/kelola/rekomendasi/[id]/bagikan", { id })
        : route("/kelola/rekomendasi/[id]", { id }, { hash: "langkah" });
    }
    case "action":
      return route("/kelola/tindakan/[id]", { id: delay.id }, { hash: "kemajuan" });
    case "question":
      return route("/kelola/pertanyaan/[id]", { id: delay.id }, { hash: "jawaban" });
    case "answer":
      return route("/kelola/jawaban/[id]", { id: delay.id });
    case "report":
      return delay.id
        ? route("/kelola/laporan/[id]", { id: delay.id })
        : route("/kelola/program/[slug]/lapor", { slug: delay.of }, { query: { periode: code } });
    case "value":
      return delay.id
        ? route("/kelola/nilai/[id]", { id: delay.id })
        : route("/kelola/indikator/[kode]/isi", { kode: delay.of }, { query: { periode: code } });
  }
}

async function nameOf({ kind, code, name, round }: Delay, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: "Delays" });
  if (kind === "action" && !round) return t("what.decided", { name });
  const ofPeriod = kind === "report" || kind === "value";
  const number = ofPeriod ? formatPeriod(code, locale) : (code.split("/")[1] ?? code);
  const place = [round ? await roundTitleOf(round, locale) : null, number].filter(Boolean).join(", ");
  return t(`what.${kind}`, { name, place });
}

/** In Indonesian whatever the sender's language: an officer of the city reads it. */
async function messageOf(delay: Delay, href: string) {
  const t = await getTranslations({ locale: "id", namespace: "Delays" });
  const zone = await cityZone();
  const today = dayIn(zone, new Date());
  // Counted from the due day: whoever reads it on the day after is one day late.
  const days = daysHeld(dayIn(zone, delay.dueOn ?? delay.since), today);
  const text = t("message", {
    to: delay.officer ?? delay.agency ?? t("council"),
    what: await nameOf(delay, "id"),
    state: isUnreported(delay)
      ? t("unreported")
      : delay.returned
        ? t("wasReturned", { reason: delay.reason ?? "" })
        : t("isLate", { days }),
    due: delay.dueOn ? t("dueOn", { date: formatDate(dayOf(delay.dueOn), "id") }) : t("noDue"),
    link: new URL(getPathname({ locale: "id", href }), env().NEXTAUTH_URL).href,
    city: await cityName(),
  });
  return { text, subject: t("subject", { what: delay.name.slice(0, 80) }) };
}
