import { useTranslations } from "next-intl";
import { Missing } from "@/components/ui/missing";
import { route } from "@/lib/platform/pages/routes";

type Piece = { id: string; title: string; url: string | null };

/** Evidence as plain links, where a list of something else needs its proof at hand; a file is asked for by permission. */
export function EvidenceLinks({ items }: { items: readonly Piece[] }) {
  const t = useTranslations("Evidence");
  if (items.length === 0) return <Missing />;
  return (
    <ul aria-label={t("title")} className="flex flex-col gap-1">
      {items.map(({ id, title, url }) => (
        <li key={id}>
          <a
            href={url ?? route("/api/evidence/[id]", { id })}
            className="text-link inline-block py-0.5 wrap-anywhere"
            lang="id"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
