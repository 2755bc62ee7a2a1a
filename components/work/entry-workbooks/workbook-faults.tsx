"use client";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { addressOf, type Fault } from "@/lib/city/loading/rows";
import { useWorkbookWords } from "./use-workbook-words";

/** Each by its sheet and cell, in a sentence. */
export function WorkbookFaults({ faults }: { faults: readonly Fault[] }) {
  const t = useTranslations("EntryWorkbooks");
  const { fault: words } = useWorkbookWords();
  return (
    <DataTable
      caption={t("faultsCaption")}
      captionHidden
      rows={faults.map((fault, index) => ({ ...fault, key: `${index}` }))}
      rowKey={({ key }) => key}
      columns={[
        { key: "place", header: t("place"), heading: true, cell: (fault) => `${fault.sheet}, ${addressOf(fault)}` },
        { key: "fault", header: t("fault"), cell: ({ fault }) => words(fault) },
      ]}
    />
  );
}
