import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";
import type { AuditHead } from "@/lib/site/publication/published";
import type { PublishedSeal } from "@/lib/site/seals/published";

type AuditHeadsProps = {
  heads: AuditHead[];
  /** The newest seal: the fingerprint to keep while nothing was published here. */
  seal: Pick<PublishedSeal, "position" | "hash"> | null;
};
/** The chain's head at the last publications, and how anybody can hold the operator to it. */
export function AuditHeads({ heads, seal }: AuditHeadsProps) {
  const t = useTranslations("About");
  const locale = useLocale();
  const zone = useZone();
  const newest = heads[0]?.hash ?? seal?.hash;
  return (
    <Disclosure summary={t("auditProof")}>
      <div className="flex flex-col gap-6">
        <div className="flex max-w-prose flex-col gap-3">
          <p>{t("auditBody")}</p>
          {newest ? (
            <>
              <p>{t("auditCheck")}</p>
              <p className="break-all rounded-md bg-sunken p-3 font-mono text-sm">
                npm run audit:verify -- --head {newest}
              </p>
            </>
          ) : (
            <p>{t("auditNoHash")}</p>
          )}
          <p>
            {t.rich("auditAll", {
              link: (words) => (
                <a className="text-link" href={route("/api/v1/seals")}>
                  {words}
                </a>
              ),
            })}
          </p>
        </div>
        {heads.length > 0 ? (
          <DataTable
            caption={t("auditCaption")}
            rows={heads}
            rowKey={({ position }) => position}
            columns={[
              {
                key: "at",
                header: t("auditAt"),
                heading: true,
                cell: ({ at }) =>
                  `${formatDate(dayIn(zone, new Date(at)), locale)}, ${formatTime(new Date(at), locale, zone)}`,
              },
              { key: "position", header: t("auditPosition"), numeric: true, cell: ({ position }) => position },
              { key: "hash", header: t("auditHash"), cell: ({ hash }) => <Hash hash={hash} /> },
            ]}
          />
        ) : null}
        {heads.length === 0 && seal ? (
          <div className="flex flex-col gap-2">
            <p>{t("auditNone", { position: seal.position })}</p>
            <p>
              {t("auditHash")}: <Hash hash={seal.hash} />
            </p>
          </div>
        ) : null}
      </div>
    </Disclosure>
  );
}

function Hash({ hash }: { hash: string }) {
  return <code className="break-all text-sm">{hash}</code>;
}
