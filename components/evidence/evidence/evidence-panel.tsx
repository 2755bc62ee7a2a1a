import { getLocale, getTranslations } from "next-intl/server";
import { GradeBadge } from "@/components/city/shown-evidence/grade-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageSection } from "@/components/ui/page-header";
import type { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { cityZone } from "@/lib/platform/settings/published";
import { EvidenceList } from "./evidence-list";
import { FileForm } from "./file-form";
import { LinkForm } from "./link-form";
import { moment } from "./moment";

type EvidencePanelProps = { panel: Awaited<ReturnType<typeof getEvidencePanel>>; actorId: string };

/** What proves a thing, and what the actor may add to it, check or take back. Stands as a section of the thing's page. */
export async function EvidencePanel({ panel, actorId }: EvidencePanelProps) {
  const t = await getTranslations("Evidence");
  const locale = await getLocale();
  const zone = await cityZone();
  const { owner } = panel;
  const closes = panel.repairClosesAt && panel.isOpen ? moment(panel.repairClosesAt, locale, zone) : null;
  return (
    <PageSection
      id="bukti"
      title={t("title")}
      lead={closes ? t("openUntil", { time: closes }) : t("lead")}
      actions={<GradeBadge grade={panel.grade} />}
    >
      <div className="flex flex-col gap-6">
        {panel.items.length > 0 ? (
          <EvidenceList items={panel.items} />
        ) : (
          <EmptyState title={t("noneTitle")}>{panel.mayAdd ? t("noneAdd") : t("noneWait")}</EmptyState>
        )}
        {panel.keptBack > 0 ? <p className="text-sm text-muted">{t("keptBack", { count: panel.keptBack })}</p> : null}
        {panel.mayAdd ? (
          <div className="grid gap-6 md:grid-cols-2">
            <FileForm owner={owner} actorId={actorId} />
            <LinkForm owner={owner} />
          </div>
        ) : panel.isOpen ? null : (
          <p className="text-muted">{t(`closed.${owner.kind}`)}</p>
        )}
      </div>
    </PageSection>
  );
}
