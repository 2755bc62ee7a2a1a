import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { EndSession } from "./end-session";

type Session = { id: string; device: string; openedAt: Date; lastSeenAt: Date };

/** One's own open sessions, this one marked. */
export function OpenSessions({ sessions, here }: { sessions: Session[]; here: string }) {
  const t = useTranslations("Account");
  const locale = useLocale();
  const zone = useZone();
  const when = (at: Date) => `${formatDate(dayIn(zone, at), locale)}, ${formatTime(at, locale, zone)}`;
  return (
    <DataTable
      caption={t("openSessions")}
      captionHidden
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "device",
          header: t("device"),
          heading: true,
          cell: ({ id, device }) => (
            <span className="flex flex-wrap items-center gap-2">
              {device || t("unknownDevice")}
              {id === here ? <StatusBadge tone="success">{t("thisDevice")}</StatusBadge> : null}
            </span>
          ),
        },
        { key: "opened", header: t("openedAt"), cell: ({ openedAt }) => when(openedAt) },
        { key: "seen", header: t("lastSeenAt"), cell: ({ lastSeenAt }) => when(lastSeenAt) },
        {
          key: "end",
          header: t("end"),
          cell: ({ id, device, openedAt }) =>
            id === here ? null : (
              <EndSession
                id={id}
                label={t("endSession")}
                about={t("endSessionOf", { device: device || t("unknownDevice"), time: when(openedAt) })}
              />
            ),
        },
      ]}
    />
  );
}
