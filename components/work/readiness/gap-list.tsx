import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { Gap } from "@/lib/platform/areas/office";
import { Link } from "@/lib/platform/i18n/navigation";

/** What is missing, each kind with its count and its first few, each a link to the one field. */
export function GapList({ gaps, year, isOpen }: { gaps: Gap[]; year: number; isOpen: boolean }) {
  const t = useTranslations("Readiness");
  return (
    <ul className="border-hairline border-t">
      {gaps.map(({ kind, count, items }) => (
        <li key={kind}>
          <Disclosure
            open={isOpen}
            summary={
              <span className="inline-flex items-start gap-2">
                <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
                {t(`kinds.${kind}`, { count, year })}
              </span>
            }
          >
            <ul className="flex flex-col gap-1">
              {items.map(({ key, name, address }) => (
                <li key={key}>
                  <Link href={address} className="inline-flex min-h-11 items-center text-link md:min-h-6">
                    <span lang="id">{name}</span>
                  </Link>
                </li>
              ))}
              {count > items.length ? (
                <li className="text-muted">{t("more", { count: count - items.length })}</li>
              ) : null}
            </ul>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
