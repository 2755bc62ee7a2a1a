import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { QuestionStatus } from "@/lib/platform/db/generated/enums";

const tones: Record<QuestionStatus, Tone> = {
  RECEIVED: "info",
  REFUSED: "neutral",
  OPEN: "waiting",
  ANSWERED: "info",
  PUBLISHED: "success",
};

export function QuestionStatusBadge({ status }: { status: QuestionStatus }) {
  const t = useTranslations("OfficeQuestions.statuses");
  return <StatusBadge tone={tones[status]}>{t(status)}</StatusBadge>;
}
