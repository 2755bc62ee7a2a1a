import { useTranslations } from "next-intl";
import { z } from "zod";
import { DataTable } from "@/components/ui/data-table";

const proposalSchema = z.object({
  facts: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      period: z.string(),
      source: z.string(),
      revision: z.number().nullable(),
    }),
  ),
});

/** The values that an applied proposal came from, as they were then, each with period, source and revision. */
export function TracedProposal({ proposal }: { proposal: unknown }) {
  const t = useTranslations("Trace");
  const read = proposalSchema.safeParse(proposal);
  if (!read.success || read.data.facts.length === 0) return null;
  return (
    <DataTable
      caption={t("proposal")}
      rows={read.data.facts.map((fact, index) => ({ ...fact, key: `${index}` }))}
      rowKey={({ key }) => key}
      columns={[
        { key: "name", header: t("fact"), heading: true, cell: ({ name }) => <span lang="id">{name}</span> },
        { key: "value", header: t("value"), cell: ({ value }) => <span lang="id">{value}</span> },
        { key: "period", header: t("period"), cell: ({ period }) => period || t("unknown") },
        { key: "source", header: t("source"), cell: ({ source }) => <span lang="id">{source}</span> },
        {
          key: "revision",
          header: t("revisionHeader"),
          numeric: true,
          cell: ({ revision }) => (revision === null ? t("noRevision") : revision),
        },
      ]}
    />
  );
}
