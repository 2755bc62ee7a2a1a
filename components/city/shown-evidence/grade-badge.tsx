import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Grade } from "@/lib/city/shown-evidence/grade";

const TONES = { NONE: "neutral", ATTACHED: "waiting", CHECKED: "success" } as const;

/** None, attached, or checked by walidata. */
export function GradeBadge({ grade }: { grade: Grade }) {
  const t = useTranslations("Evidence");
  return <StatusBadge tone={TONES[grade]}>{t(`grades.${grade}`)}</StatusBadge>;
}
