import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/rounds/round-words";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusBadge } from "@/components/ui/status-badge";
import { cityName } from "@/lib/config/city";
import { env } from "@/lib/config/env";
import type { Delay } from "@/lib/delays/queries";
import { daysHeld, mailLink, whatsAppLink } from "@/lib/delays/since";
import { formatDate, wibToday } from "@/lib/format/date";
import { getPathname, Link } from "@/lib/i18n/navigation";
import { formatPeriod } from "@/lib/indicators/period";
import { readRoundSlug } from "@/lib/rounds/slug";

const ADDRESSES = {
  recommendation: "rekomendasi",
  action: "tindakan",
  report: "laporan",
  value: "nilai",
  answer: "jawaban",
};

/** What is held, since when, and a message that is ready to send to whoever holds it. */
export function DelayItem({ delay }: { delay: Delay }) {
  const t = useTranslations("Delays");
  const locale = useLocale();
  const roundName = useRoundName();
  const href = `/kelola/${ADDRESSES[delay.kind]}/${delay.id}`;
  const round = delay.round ? roundName({ slug: delay.round, ...readRoundSlug(delay.round) }) : null;
  const place = [
    round,
    delay.kind === "report" || delay.kind === "value"
      ? formatPeriod(delay.code, locale)
      : (delay.code.split("/")[1] ?? delay.code),
  ]
    .filter(Boolean)
    .join(", ");
  const what = t(`what.${delay.kind}`, { name: delay.name, place });
  const since = wibToday(delay.since);
  const today = wibToday(new Date());
  const days = daysHeld(since, today);
  // Counted from the due day: whoever reads it on the day after is one day late.
  const daysLate = delay.dueOn ? daysHeld(wibToday(delay.dueOn), today) : days;
  const text = t("message", {
    to: delay.officer ?? delay.agency,
    what,
    state: delay.returned ? t("wasReturned", { reason: delay.reason ?? "" }) : t("isLate", { days: daysLate }),
    due: delay.dueOn ? t("dueOn", { date: formatDate(delay.dueOn, locale) }) : t("noDue"),
    link: new URL(getPathname({ locale, href }), env().NEXTAUTH_URL).href,
    city: cityName(),
  });
  return (
    <Card as="li" className="flex flex-col gap-2 p-4 md:p-4">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge tone={delay.returned ? "warning" : "danger"}>
          {delay.returned ? t("returned") : t("late")}
        </StatusBadge>
        <span className="text-sm text-muted">{t("since", { date: formatDate(since, locale), days })}</span>
      </div>
      <Link href={href} className="text-link wrap-anywhere" prefetch={false}>
        {what}
      </Link>
      <p className="text-sm text-muted">
        {delay.officer ?? t("nobody")}
        {delay.dueOn ? ` · ${t("dueOn", { date: formatDate(delay.dueOn, locale) })}` : ""}
      </p>
      <div className="flex flex-wrap gap-2">
        <a href={whatsAppLink(text)} className={buttonClasses("secondary")} target="_blank" rel="noreferrer noopener">
          WhatsApp
        </a>
        <a
          href={mailLink(t("subject", { what: delay.name.slice(0, 80) }), text)}
          className={buttonClasses("secondary")}
        >
          {t("mail")}
        </a>
      </div>
      <Disclosure summary={t("show")}>
        <p className="mb-2 whitespace-pre-line wrap-anywhere">{text}</p>
        <CopyButton text={text} label={t("copy")} what={what} copiedLabel={t("copied")} failedLabel={t("notCopied")} />
      </Disclosure>
    </Card>
  );
}
