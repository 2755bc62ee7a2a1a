import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { addressOf } from "@/lib/work/owed/owed";
import { owedName } from "@/lib/work/owed/owed-name";
import { daysBetween, type Escalated, SECTIONS, type Told } from "@/lib/work/reminders/digest";

type OwnDigestProps = { today: string; told: readonly Told[]; escalated: readonly Escalated[] };

/** What a letter of today would say, with or without a mail server. */
export function OwnDigest({ today, told, escalated }: OwnDigestProps) {
  const t = useTranslations("Reminders");
  const locale = useLocale();
  if (told.length + escalated.length === 0) return <p className="text-muted">{t("nothing")}</p>;
  return (
    <div className="flex flex-col gap-6">
      {SECTIONS.map((kind) => {
        const own = told.filter((one) => one.kind === kind);
        return own.length === 0 ? null : (
          <section key={kind}>
            <h3 className="mb-1 font-semibold">
              {t(`kinds.${kind}`)} ({own.length})
            </h3>
            <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
              {own.map(({ thing, duty }) => (
                <li key={thing} className="py-2">
                  <Link href={addressOf(duty)} className="text-link wrap-anywhere">
                    {owedName(duty, locale)}
                  </Link>
                  {duty.dueOn ? (
                    <span className="block text-sm text-muted">
                      {duty.late
                        ? t("late", { days: daysBetween(duty.dueOn, today) })
                        : t("due", { date: formatDate(duty.dueOn, locale) })}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {escalated.length > 0 ? (
        <section>
          <h3 className="mb-1 font-semibold">{t("kinds.ESCALATED")}</h3>
          <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
            {escalated.map(({ thing, agencyCode, agency, officer, count, days }) => (
              <li key={thing} className="py-2">
                <Link href={route("/kelola/menahan", {}, { query: { opd: agencyCode } })} className="text-link">
                  {t("held", { who: [officer, agency].filter(Boolean).join(", "), count, days })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
