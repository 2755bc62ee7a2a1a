import { useLocale, useTranslations } from "next-intl";
import { canReadAnswers } from "@/lib/answers/policy";
import type { Actor } from "@/lib/auth/actor";
import { getPathname, Link } from "@/lib/i18n/navigation";
import { canReadOfficialResult } from "@/lib/official-results/policy";
import { canManageRounds, canReadCouncilLane } from "@/lib/rounds/policy";
import { canReadSurveys } from "@/lib/surveys/policy";

const tile =
  "flex min-h-14 items-center rounded-md border border-hairline bg-raised px-4 py-3 font-medium no-underline hover:bg-sunken";

type RoundPagesProps = {
  actor: Actor;
  slug: string;
  items: number;
  mayManage: boolean;
  hasInstrument: boolean;
  isPublished: boolean;
};

/** The pages of one round that this reader may open. */
export function RoundPages({ actor, slug, items, mayManage, hasInstrument, isPublished }: RoundPagesProps) {
  const t = useTranslations("RoundOffice");
  const locale = useLocale();
  const at = (page: string) => `/kelola/putaran/${slug}/${page}`;
  const manages = canManageRounds(actor);
  const reviews = canReadCouncilLane(actor);
  const links = [
    { href: at("jawaban"), label: `${t("answers")} (${items})`, shown: items > 0 && canReadAnswers(actor) },
    { href: at("penugasan"), label: t("assignments"), shown: mayManage && items > 0 },
    { href: at("survei"), label: t("survey"), shown: items > 0 && canReadSurveys(actor) },
    { href: at("jalur"), label: t("lanes"), shown: reviews && hasInstrument },
    { href: at("jejak"), label: t("trace"), shown: reviews && hasInstrument },
    { href: at("andai"), label: t("whatIf"), shown: reviews && hasInstrument },
    { href: `/dewan?putaran=${slug}`, label: t("council"), shown: reviews && !isPublished },
    { href: at("hasil"), label: t("result"), shown: canReadOfficialResult(actor) && hasInstrument },
    { href: at("salin"), label: t("copySheet"), shown: manages && items > 0 },
    { href: at("paket"), label: t("pack"), shown: reviews && items > 0 },
    { href: at("catatan"), label: t("assessorNotes"), shown: reviews },
    { href: `/kelola/putaran/banding?b=${slug}`, label: t("compare"), shown: reviews },
  ].filter(({ shown }) => shown);
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {isPublished ? (
        <li>
          <a href={getPathname({ locale, href: `/evaluasi/${slug}` })} className={tile}>
            {t("publicPage")}
          </a>
        </li>
      ) : null}
      {isPublished && reviews ? (
        <li>
          <a href={`/api/rounds/${slug}/internal`} className={tile}>
            {t("internalDocument")}
          </a>
        </li>
      ) : null}
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} prefetch={false} className={tile}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
