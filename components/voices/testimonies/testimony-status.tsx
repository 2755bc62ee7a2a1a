import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { TestimonyStatus } from "@/lib/platform/db/generated/enums";

const tones: Record<TestimonyStatus, Tone> = {
  DRAFT: "neutral",
  SUBMITTED: "info",
  RETURNED: "warning",
  PUBLISHED: "success",
  WITHDRAWN: "neutral",
};

export function TestimonyStatusBadge({ status }: { status: TestimonyStatus }) {
  const t = useTranslations("Testimonies.statuses");
  return <StatusBadge tone={tones[status]}>{t(status)}</StatusBadge>;
}
