import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";

const TONES: Record<EntryStatus, Tone> = {
  DRAFT: "neutral",
  SUBMITTED: "waiting",
  RETURNED: "warning",
  VERIFIED: "info",
  PUBLISHED: "success",
};

/** Where an entry stands; a published one that a correction has replaced says so. */
export function EntryStatusBadge({ status, superseded = false }: { status: EntryStatus; superseded?: boolean }) {
  const t = useTranslations("EntryStatus");
  if (superseded) return <StatusBadge tone="neutral">{t("SUPERSEDED")}</StatusBadge>;
  return <StatusBadge tone={TONES[status]}>{t(status)}</StatusBadge>;
}
