import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { IndicatorStatus } from "@/lib/city/indicators/achievement";

const tones: Record<IndicatorStatus, Tone> = {
  MET: "success",
  NEAR: "info",
  NOT_MET: "danger",
  NO_DATA: "waiting",
  NOT_RATED: "neutral",
};

export function IndicatorStatusBadge({ status }: { status: IndicatorStatus }) {
  const t = useTranslations("IndicatorStatus");
  return <StatusBadge tone={tones[status]}>{t(status)}</StatusBadge>;
}
