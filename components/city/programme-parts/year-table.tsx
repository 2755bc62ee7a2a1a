import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";

export type ShownYear = {
  key: string;
  year: number;
  planned: boolean | null;
  running: boolean | null;
  note: string;
  source: ReactNode;
  href?: ReactNode;
  status?: ReactNode;
};

/** For which years the programme was planned, and in which it ran. */
export function YearTable({ years }: { years: ShownYear[] }) {
  const t = useTranslations("ProgrammeParts");
  const answer = (given: boolean | null) => (given === null ? <Missing /> : t(given ? "yes" : "no"));
  return (
    <DataTable
      caption={t("years")}
      captionHidden
      rows={years}
      rowKey={({ key }) => key}
      columns={[
        { key: "year", header: t("year"), heading: true, cell: ({ year, href }) => href ?? year },
        { key: "planned", header: t("planned"), cell: ({ planned }) => answer(planned) },
        { key: "running", header: t("running"), cell: ({ running }) => answer(running) },
        { key: "note", header: t("note"), cell: ({ note }) => (note ? <Indonesian>{note}</Indonesian> : null) },
        { key: "source", long: true, header: t("source"), cell: ({ source }) => source },
        ...(years.some(({ status }) => status)
          ? [{ key: "status", header: t("status"), cell: ({ status }: ShownYear) => status }]
          : []),
      ]}
    />
  );
}
