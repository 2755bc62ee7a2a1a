import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { EvidenceLinks } from "@/components/city/shown-evidence/evidence-links";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ShownAction } from "@/lib/follow-up/actions/queries";
import { formatDate } from "@/lib/platform/format/date";
import { formatPercent } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type ActionListProps = {
  actions: ShownAction[];
  /** What proves each, by the action's id; without it the proof stands on the action's own page only. */
  evidence?: ReadonlyMap<string, ComponentProps<typeof EvidenceLinks>["items"]>;
};

/** Who does what by when, and how far it is. */
export function ActionList({ actions, evidence }: ActionListProps) {
  const t = useTranslations("FollowUps");
  const locale = useLocale();
  return (
    <ul className="flex flex-col gap-3">
      {actions.map((action) => (
        <Card as="li" key={action.id} className="flex flex-col gap-2 p-4 md:p-4">
          <div className="flex flex-wrap items-center gap-2">
            <ActionState action={action} />
          </div>
          <Link href={route("/kelola/tindakan/[id]", { id: action.id })} className="text-link wrap-anywhere" lang="id">
            {action.text}
          </Link>
          <p className="text-sm text-muted">
            <span lang="id">{action.agency.shortName}</span>
            {action.officer ? ` · ${action.officer.name}` : ""} ·{" "}
            {t("dueOn", { date: formatDate(action.dueOn, locale) })}
          </p>
          <ProgressBar value={action.percent} label={t("progress")} text={formatPercent(action.percent, { locale })} />
          {evidence?.has(action.id) ? <EvidenceLinks items={evidence.get(action.id) ?? []} /> : null}
        </Card>
      ))}
    </ul>
  );
}

type Standing = Pick<ShownAction, "isCancelled" | "percent" | "leftOff" | "overdue">;

export function ActionState({ action }: { action: Standing }) {
  const t = useTranslations("FollowUps");
  if (action.isCancelled) return <StatusBadge tone="neutral">{t("cancelled")}</StatusBadge>;
  if (action.percent === 100) return <StatusBadge tone="success">{t("done")}</StatusBadge>;
  if (action.leftOff) return <StatusBadge tone="neutral">{t("leftOff")}</StatusBadge>;
  if (action.overdue) return <StatusBadge tone="danger">{t("late")}</StatusBadge>;
  return <StatusBadge tone="waiting">{t("running")}</StatusBadge>;
}
