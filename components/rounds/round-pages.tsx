import { useTranslations } from "next-intl";
import type { Actor } from "@/lib/auth/actor";
import { Link } from "@/lib/i18n/navigation";
import { canReadCouncilLane } from "@/lib/rounds/policy";

type RoundPagesProps = { actor: Actor; slug: string; items: number; mayManage: boolean };

/** The pages of one round that this reader may open. */
export function RoundPages({ actor, slug, items, mayManage }: RoundPagesProps) {
  const t = useTranslations("RoundOffice");
  const at = (page: string) => `/kelola/putaran/${slug}/${page}`;
  const reviews = canReadCouncilLane(actor);
  const links = [
    { href: at("jawaban"), label: `${t("answers")} (${items})`, shown: items > 0 },
    { href: at("penugasan"), label: t("assignments"), shown: mayManage && items > 0 },
    { href: at("jalur"), label: t("lanes"), shown: reviews },
    { href: `/dewan?putaran=${slug}`, label: t("council"), shown: reviews },
    { href: at("jejak"), label: t("trace"), shown: reviews },
    { href: at("andai"), label: t("whatIf"), shown: reviews },
    { href: `/kelola/putaran/banding?b=${slug}`, label: t("compare"), shown: reviews },
    { href: at("catatan"), label: t("assessorNotes"), shown: reviews },
  ].filter(({ shown }) => shown);
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            className="flex min-h-14 items-center rounded-md border border-hairline bg-raised px-4 py-3 font-medium no-underline hover:bg-sunken"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
