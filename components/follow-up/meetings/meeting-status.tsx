import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MeetingStatus } from "@/lib/platform/db/generated/enums";

const tones = { PLANNED: "waiting", HELD: "success", CANCELLED: "neutral" } as const;

export function MeetingStatusBadge({ status }: { status: MeetingStatus }) {
  const t = useTranslations("Meetings.statuses");
  return <StatusBadge tone={tones[status]}>{t(status)}</StatusBadge>;
}
