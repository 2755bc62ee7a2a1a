import { useLocale, useTranslations } from "next-intl";
import { fileSize } from "@/components/city/shown-evidence/file-size";
import { moment } from "@/components/evidence/evidence/moment";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { PackItem } from "@/lib/evidence/packs/queries";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";
import { PackProgress } from "./pack-progress";

const TONES: Record<PackItem["status"], Tone> = {
  QUEUED: "waiting",
  RUNNING: "info",
  DONE: "success",
  FAILED: "danger",
};

export function PackList({ packs }: { packs: PackItem[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {packs.map((pack) => (
        <Pack key={pack.id} pack={pack} />
      ))}
    </ul>
  );
}

function Pack({ pack }: { pack: PackItem }) {
  const t = useTranslations("EvidencePack");
  const locale = useLocale();
  const zone = useZone();
  const { id, status, done, total, size, sha256, expiresAt, downloadable } = pack;
  const isExpired = status === "DONE" && !downloadable;
  return (
    <Card as="li" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-semibold">{t("requested", { time: moment(pack.requestedAt, locale, zone) })}</h3>
        <StatusBadge tone={isExpired ? "neutral" : TONES[status]}>
          {t(isExpired ? "expired" : `statuses.${status}`)}
        </StatusBadge>
      </div>
      {status === "QUEUED" || status === "RUNNING" ? (
        <PackProgress id={id} status={status} done={done} total={total} />
      ) : null}
      {status === "FAILED" ? <p>{t("failed", { reason: pack.error ?? "" })}</p> : null}
      {downloadable && size !== null && expiresAt ? (
        <>
          <div>
            <a className={buttonClasses("primary")} href={route("/api/evidence/packs/[id]/file", { id })} download>
              {t("download", { size: fileSize(size, locale) })}
            </a>
          </div>
          <p className="text-sm text-muted">
            {t("files", { count: total })} · {t("until", { time: moment(expiresAt, locale, zone) })}
            <br />
            SHA-256 <code className="break-all">{sha256}</code>
          </p>
        </>
      ) : null}
      {isExpired ? <p className="text-muted">{t("expiredBody")}</p> : null}
    </Card>
  );
}
