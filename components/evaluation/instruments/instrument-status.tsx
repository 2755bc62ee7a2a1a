import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";

export function InstrumentStatusBadge({ status }: { status: "DRAFT" | "ACTIVE" }) {
  const t = useTranslations("Instruments");
  return <StatusBadge tone={status === "ACTIVE" ? "success" : "neutral"}>{t(status)}</StatusBadge>;
}
