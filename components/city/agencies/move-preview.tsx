import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { MovePreview as Preview } from "@/lib/city/agencies/queries";
import { MOVED } from "@/lib/city/agencies/schemas";

/** What of an agency would move, by kind, and what stays recorded in its name. */
export function MovePreview({ preview: { name, moves, roles, stays } }: { preview: Preview }) {
  const t = useTranslations("Agencies");
  const kinds = MOVED.map((kind) => ({ kind, items: moves.filter((item) => item.kind === kind) }));
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold" lang="id">
        {name}
      </h3>
      {moves.length === 0 ? <p className="text-muted">{t("nothingMoves")}</p> : null}
      {kinds
        .filter(({ items }) => items.length > 0)
        .map(({ kind, items }) => (
          <Disclosure key={kind} summary={t(`moved.${kind}`, { count: items.length })}>
            <ul className="flex list-disc flex-col gap-1 ps-5" lang="id">
              {items.map(({ id, label }) => (
                <li key={id} className="wrap-anywhere">
                  {label}
                </li>
              ))}
            </ul>
          </Disclosure>
        ))}
      {roles.programmes + roles.indicators > 0 ? <p className="text-sm">{t("roles", roles)}</p> : null}
      <p className="text-sm text-muted">{t("stays", stays)}</p>
    </section>
  );
}
