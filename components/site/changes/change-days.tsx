import { useLocale, useTranslations } from "next-intl";
import { useSaid } from "@/components/city/entries/said-words";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { ChangedDay, ChangedSaid, ChangedSubject, PublicChangeEntry } from "@/lib/site/changes/published";

/** What changed, by day and subject. */
export function ChangeDays({ days }: { days: ChangedDay[] }) {
  const t = useTranslations("Changes");
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-10">
      {days.map(({ day, subjects }) => (
        <section key={day} aria-labelledby={`hari-${day}`}>
          <h2 id={`hari-${day}`} className="mb-3 border-b border-hairline pb-2 font-semibold text-lg">
            {formatDate(day, locale, { weekday: true })}
          </h2>
          <p className="mb-3">
            <Link
              href={route("/keadaan/[tanggal]", { tanggal: day })}
              className="text-link inline-flex min-h-11 items-center text-sm md:min-h-6"
            >
              {t("stateOn")}
            </Link>
          </p>
          <ul className="flex flex-col gap-5">
            {subjects.map((subject) => (
              <Subject key={subject.key} subject={subject} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** So many of one thing stand open; a load brings hundreds on one day. */
const OPEN = 5;

function Subject({ subject: { name, path, changes } }: { subject: ChangedSubject }) {
  const t = useTranslations("Changes");
  // One more is no shorter when folded.
  const open = changes.length > OPEN + 1 ? OPEN : changes.length;
  return (
    <li className="max-w-prose">
      {path ? (
        <Link href={path} className="text-link inline-flex min-h-11 items-center font-medium md:min-h-8">
          {name}
        </Link>
      ) : (
        <span className="font-medium">{name}</span>
      )}
      <Changes changes={changes.slice(0, open)} />
      {changes.length > open ? (
        <details data-unfolds-on-paper="">
          <summary className="min-h-11 cursor-pointer py-2.5 text-sm font-medium text-accent md:min-h-8 md:py-1.5">
            {t("moreOfThis", { count: changes.length - open })}
          </summary>
          <Changes changes={changes.slice(open)} />
        </details>
      ) : null}
    </li>
  );
}

function Changes({ changes }: { changes: PublicChangeEntry[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {changes.map((change) => (
        <Change key={change.id} change={change} />
      ))}
    </ul>
  );
}

const TONES = { PUBLISHED: "success", CORRECTED: "warning", WITHDRAWN: "danger" } as const;

function Change({ change }: { change: PublicChangeEntry }) {
  const t = useTranslations("Changes");
  const locale = useLocale();
  const say = useChanged();
  const { what, act, period, detail, before, after, reason } = change;
  const about = [t(`what.${what}`), period && formatPeriod(period, locale), detail].filter(Boolean).join(", ");
  const said =
    before && after
      ? t("fromTo", { from: say(before), to: say(after) })
      : before || after
        ? say(before ?? after)
        : null;
  return (
    <li className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge tone={TONES[act]}>{t(`acts.${act}`)}</StatusBadge>
        <span className="first-letter:uppercase">{about}</span>
      </span>
      {said ? <span className={act === "WITHDRAWN" ? "line-through" : undefined}>{said}</span> : null}
      {reason ? <span className="text-muted text-sm">{t("reason", { reason })}</span> : null}
    </li>
  );
}

function useChanged(): (said: ChangedSaid | null) => string {
  const t = useTranslations("Changes");
  const locale = useLocale();
  const entry = useSaid();
  return (said) => {
    if (!said) return t("noDay");
    if (said.kind === "score") return formatDecimal(said.value, { locale });
    // Nothing is published without a figure or a word: what has neither is kept back by the view.
    if (said.kind === "value" && said.value === null && said.state === null) return t("keptBack");
    return said.kind === "due" ? formatDate(said.day, locale) : entry(said);
  };
}
