import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDate, formatTime } from "@/lib/platform/format/date";
import type { AuditHead } from "@/lib/site/publication/published";

/** The chain's head at the last publications, and how anybody can hold the operator to it. */
export function AuditHeads({ heads }: { heads: AuditHead[] }) {
  const t = useTranslations("About");
  const locale = useLocale();
  const [newest] = heads;
  return (
    <Disclosure summary={t("auditProof")}>
      <div className="flex flex-col gap-6">
        <div className="flex max-w-prose flex-col gap-3">
          <p>{t("auditBody")}</p>
          <p>{t("auditCheck")}</p>
          <p className="break-all rounded-md bg-sunken p-3 font-mono text-sm">
            npm run audit:verify -- --head {newest?.hash ?? "HASH"}
          </p>
        </div>
        {newest ? (
          <DataTable
            caption={t("auditCaption")}
            rows={heads}
            rowKey={({ position }) => position}
            columns={[
              {
                key: "at",
                header: t("auditAt"),
                heading: true,
                cell: ({ at }) => `${formatDate(new Date(at), locale)}, ${formatTime(new Date(at), locale)}`,
              },
              { key: "position", header: t("auditPosition"), numeric: true, cell: ({ position }) => position },
              {
                key: "hash",
                header: t("auditHash"),
                cell: ({ hash }) => <code className="break-all text-sm">{hash}</code>,
              },
            ]}
          />
        ) : (
          <p className="text-muted">{t("auditNone")}</p>
        )}
      </div>
    </Disclosure>
  );
}
