import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { listNotCarried } from "@/lib/evidence/item-links/queries";

/** What counted for items of the version before that are not in this one, so that somebody may link it anew. */
export function NotCarried({ links }: { links: Awaited<ReturnType<typeof listNotCarried>> }) {
  const t = useTranslations("ItemLinks");
  const locale = useLocale();
  if (links.length === 0) return null;
  return (
    <Notice tone="warning" title={t("notCarriedTitle", { count: links.length })}>
      <p>{t("notCarried")}</p>
      <ul className="list-disc ps-5">
        {links.map(({ id, item, thing }) => (
          <li key={id}>
            {item.code} {item.text[locale]}: <span lang="id">{thing}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
