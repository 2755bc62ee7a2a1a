import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { PageSection } from "@/components/ui/page-header";
import type { WorkbookPreview } from "@/lib/work/entry-workbooks/queries";
import { DropForm, TakeForm } from "./take-form";
import { WorkbookFaults } from "./workbook-faults";

type Props = { id: string; version: number; preview: WorkbookPreview };

/** What is wrong, then what would change, each with its tick, and the one press that writes it. */
export function WorkbookPreviewParts({ id, version, preview }: Props) {
  const t = useTranslations("EntryWorkbooks");
  const { changes, rest, conflicts, faults } = preview;
  const count = changes.length + rest + conflicts.length;
  return (
    <>
      <Notice
        tone={faults.total + conflicts.length > 0 ? "warning" : count > 0 ? "info" : "success"}
        title={t("changeCount", { count: changes.length + rest })}
      >
        <ul>
          {conflicts.length > 0 ? (
            <li>
              <a href="#bentrok" className="text-link">
                {t("conflictCount", { count: conflicts.length })}
              </a>
            </li>
          ) : null}
          {faults.total > 0 ? (
            <li>
              <a href="#salah" className="text-link">
                {t("faultCount", { count: faults.total })}
              </a>
            </li>
          ) : null}
          {count + faults.total === 0 ? <li>{t("noChanges")}</li> : null}
        </ul>
      </Notice>
      {faults.total > 0 ? (
        <PageSection id="salah" title={t("faultCount", { count: faults.total })} lead={t("faultsLead")}>
          <WorkbookFaults faults={faults.shown} />
          {faults.total > faults.shown.length ? (
            <p className="pt-3">{t("moreFaults", { count: faults.total - faults.shown.length })}</p>
          ) : null}
        </PageSection>
      ) : null}
      {count > 0 ? <TakeForm key={preview.digest} id={id} version={version} preview={preview} /> : null}
      <DropForm id={id} version={version} />
    </>
  );
}
