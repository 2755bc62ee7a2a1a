import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { env } from "@/lib/platform/config/env";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { getCity } from "@/lib/platform/settings/published";
import { messageTo } from "@/lib/work/delays/message";
import type { HolderRow } from "@/lib/work/delays/queries";
import { daysHeld, mailLink, whatsAppLink } from "@/lib/work/delays/since";

type HolderCardProps = {
  holder: HolderRow;
  /** Where what they hold is shown, and where it is folded again. */
  href: string;
  isOpen: boolean;
  /** What they hold, where it was asked for. */
  children?: ReactNode;
};

/** Who holds something: how much, for how long, and one message for all of it. */
export async function HolderCard({ holder, href, isOpen, children }: HolderCardProps) {
  const t = await getTranslations("Delays");
  const locale = await getLocale();
  const { name: city, zone } = await getCity();
  const to = holder.officer ?? holder.name ?? t("council");
  // Where nobody in particular holds it, the agency does.
  const below = holder.officer ? holder.name : holder.name && t("nobody");
  const count = holder.late + holder.returned;
  const today = dayIn(zone, new Date());
  const { text, subject } = messageTo(holder, { origin: env().NEXTAUTH_URL, city, zone, today });
  return (
    <Card as="li" className="flex flex-col gap-3 p-4 md:p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold wrap-anywhere">
          {to}
          {below ? <span className="block text-sm font-normal text-muted">{below}</span> : null}
        </h2>
        <p className="flex flex-wrap items-center gap-2 text-sm">
          {holder.late > 0 ? (
            <StatusBadge tone="danger">
              {holder.late} {t("late")}
            </StatusBadge>
          ) : null}
          {holder.returned > 0 ? (
            <StatusBadge tone="warning">
              {holder.returned} {t("returned")}
            </StatusBadge>
          ) : null}
          <span className="text-muted">
            {t("oldest", {
              date: formatDate(holder.countedFrom, locale),
              days: daysHeld(holder.countedFrom, today),
            })}
          </span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <a
          href={whatsAppLink(text)}
          className={buttonClasses("secondary")}
          target="_blank"
          rel="noreferrer noopener"
          aria-label={t("whatsApp", { who: to })}
        >
          WhatsApp
        </a>
        <a
          href={mailLink(subject, text, holder.email ?? "")}
          className={buttonClasses("secondary")}
          aria-label={t("mailAbout", { who: to })}
        >
          {t("mail")}
        </a>
        <CopyButton text={text} label={t("copy")} what={to} copiedLabel={t("copied")} failedLabel={t("notCopied")} />
      </div>
      <Link
        href={href}
        scroll={false}
        className="inline-flex min-h-11 items-center self-start text-link md:min-h-6"
        aria-expanded={isOpen}
      >
        {isOpen ? t("close") : t("open", { count })}
      </Link>
      {children}
    </Card>
  );
}
