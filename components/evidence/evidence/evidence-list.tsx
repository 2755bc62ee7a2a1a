import { useLocale, useTranslations } from "next-intl";
import { fileSize } from "@/components/city/shown-evidence/file-size";
import { GradeBadge } from "@/components/city/shown-evidence/grade-badge";
import { Card } from "@/components/ui/card";
import { StatusBadge } from "@/components/ui/status-badge";
import { isMediaType, MEDIA_TYPES, opensInBrowser } from "@/lib/city/shown-evidence/media-types";
import type { EvidenceItem } from "@/lib/evidence/evidence/queries";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";
import { EvidenceActs } from "./evidence-acts";
import { moment } from "./moment";

const CLASS_TONES = { PERIODIC: "info", ON_REQUEST: "neutral", EXEMPT: "warning" } as const;

export function EvidenceList({ items }: { items: EvidenceItem[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </ul>
  );
}

function Item({ item }: { item: EvidenceItem }) {
  const t = useTranslations("Evidence");
  const locale = useLocale();
  const zone = useZone();
  const { id, version, informationClass, may } = item;
  return (
    <Card as="li" className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <StatusBadge tone={CLASS_TONES[informationClass]}>{t(`classes.${informationClass}`)}</StatusBadge>
        <GradeBadge grade={item.checkedAt ? "CHECKED" : "ATTACHED"} />
      </div>
      <div className="max-w-prose [overflow-wrap:anywhere]">
        <h3 className="font-semibold" lang="id">
          {item.title}
        </h3>
        <Source item={item} />
      </div>
      <p className="text-sm text-muted">
        {t("addedBy", { name: item.addedBy.name, time: moment(item.addedAt, locale, zone) })}
        {item.checkedBy && item.checkedAt
          ? ` · ${t("checkedBy", { name: item.checkedBy.name, time: moment(item.checkedAt, locale, zone) })}`
          : null}
      </p>
      {may.link ? (
        <Link href={route("/kelola/bukti/[id]", { id })} className="text-link text-sm">
          {t("itemLinks")}
          <span className="sr-only">: {item.title}</span>
        </Link>
      ) : null}
      {may.check || may.classify || may.takeBack ? (
        <EvidenceActs item={{ id, version, informationClass, title: item.title }} may={may} />
      ) : null}
    </Card>
  );
}

function Source({ item }: { item: EvidenceItem }) {
  const t = useTranslations("Evidence");
  const locale = useLocale();
  if (item.url) {
    return (
      <a className="text-link" href={item.url} target="_blank" rel="noreferrer nofollow">
        {t("openLink", { host: new URL(item.url).hostname })}
      </a>
    );
  }
  if (!item.file || !isMediaType(item.file.mediaType)) return null;
  const { mediaType, size, sha256 } = item.file;
  const facts = { type: MEDIA_TYPES[mediaType].word, size: fileSize(size, locale) };
  return (
    <>
      <a
        className="text-link"
        href={route("/api/evidence/[id]", { id: item.id })}
        {...(opensInBrowser(mediaType) ? { target: "_blank" } : {})}
      >
        {opensInBrowser(mediaType) ? t("open", facts) : t("download", facts)}
      </a>
      <p className="mt-1 text-sm text-muted">
        {item.fileName} · SHA-256 <code className="break-all">{sha256}</code>
      </p>
    </>
  );
}
