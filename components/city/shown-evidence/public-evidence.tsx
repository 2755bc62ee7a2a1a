import { useLocale, useTranslations } from "next-intl";
import { Indonesian } from "@/components/ui/indonesian";
import { isMediaType, MEDIA_TYPES } from "@/lib/city/shown-evidence/media-types";
import type { PublicEvidence } from "@/lib/city/shown-evidence/published";
import { route } from "@/lib/platform/pages/routes";
import { fileSize } from "./file-size";

/** Checked evidence that everybody may open; nothing at all where there is none. */
export function PublicEvidenceList({ items }: { items: PublicEvidence[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {items.map((item) => (
        <li key={item.id} className="[overflow-wrap:anywhere]">
          <Opened item={item} />
        </li>
      ))}
    </ul>
  );
}

function Opened({ item }: { item: PublicEvidence }) {
  const t = useTranslations("Evidence");
  const locale = useLocale();
  const { file, url, title } = item;
  if (url) {
    return (
      <a className="text-link" href={url} rel="nofollow noopener">
        <Indonesian>{t("publicLink", { title, host: new URL(url).hostname })}</Indonesian>
      </a>
    );
  }
  if (!file || !isMediaType(file.mediaType)) return null;
  return (
    <a className="text-link" href={route("/api/v1/evidence/[id]", { id: item.id })} rel="nofollow">
      <Indonesian>
        {t("publicFile", { title, type: MEDIA_TYPES[file.mediaType].word, size: fileSize(file.size, locale) })}
      </Indonesian>
    </a>
  );
}
