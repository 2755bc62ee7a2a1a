import { useLocale, useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/status-badge";
import { Timeline } from "@/components/ui/timeline";
import type { HistoryEvent } from "@/lib/platform/audit/queries";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

const TONES: Partial<Record<string, Tone>> = {
  submit: "waiting",
  return: "warning",
  verify: "info",
  publish: "success",
};

/** What happened to an entry, by whom and when, from its audit events. */
export function EntryHistory({ events }: { events: HistoryEvent[] }) {
  const t = useTranslations("History");
  const all = useTranslations("Revisions.actions");
  const words = (action: string) => {
    if (t.has(action as "create")) return t(action as "create");
    return all.has(action as "create") ? all(action as "create") : action;
  };
  const locale = useLocale();
  const zone = useZone();
  return (
    <Timeline
      items={events.map(({ id, at, action, actor, reason }) => ({
        id,
        dateTime: at.toISOString(),
        when: `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}`,
        title: words(action),
        who: actor ?? t("system"),
        tone: TONES[action] ?? "neutral",
        children: reason,
      }))}
    />
  );
}
