import { useLocale, useTranslations } from "next-intl";
import { canReadAnswers } from "@/lib/evaluation/answers/policy";
import { canManageRounds, canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import { canReadSurveys } from "@/lib/evaluation/surveys/policy";
import { canReadStageOneSheet } from "@/lib/follow-up/stage-one-sheets/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { canReadOfficialResult } from "@/lib/results/official-results/policy";

const tile =
  "flex h-full min-h-14 flex-col justify-center gap-1 rounded-md border border-hairline bg-raised px-4 py-3 font-medium no-underline hover:bg-sunken";

type RoundPagesProps = {
  actor: Actor;
  slug: string;
  items: number;
  mayManage: boolean;
  hasInstrument: boolean;
  isPublished: boolean;
  /** The internal document is this reader's to open. */
  hasInternal: boolean;
};

/** The pages of one round that this reader may open. */
export function RoundPages({
  actor,
  slug,
  items,
  mayManage,
  hasInstrument,
  isPublished,
  hasInternal,
}: RoundPagesProps) {
  const t = useTranslations("RoundOffice");
  const locale = useLocale();
  const at = (page: string) => `/kelola/putaran/${slug}/${page}`;
  const manages = canManageRounds(actor);
  const reviews = canReadCouncilLane(actor);
  // Of a published round the letter is what people ask about.
  const lane = isPublished ? "?jalur=official" : "";
  const links = [
    {
      href: at("jawaban"),
      key: "answers",
      label: `${t("answers")} (${items})`,
      shown: items > 0 && canReadAnswers(actor),
    },
    { href: at("penugasan"), key: "assignments", label: t("assignments"), shown: mayManage && items > 0 },
    { href: at("survei"), key: "survey", label: t("survey"), shown: items > 0 && canReadSurveys(actor) },
    { href: at("jalur"), key: "lanes", label: t("lanes"), shown: reviews && hasInstrument },
    { href: at(`jejak${lane}`), key: "trace", label: t("trace"), shown: reviews && hasInstrument },
    { href: at(`andai${lane}`), key: "whatIf", label: t("whatIf"), shown: reviews && hasInstrument },
    { href: `/dewan?putaran=${slug}`, key: "council", label: t("council"), shown: reviews && !isPublished },
    { href: at("hasil"), key: "result", label: t("result"), shown: canReadOfficialResult(actor) && hasInstrument },
    { href: at("terulang"), key: "carriedOver", label: t("carriedOver"), shown: manages },
    { href: at("tahap-1"), key: "stageOne", label: t("stageOne"), shown: canReadStageOneSheet(actor) },
    { href: at("salin"), key: "copySheet", label: t("copySheet"), shown: manages && items > 0 },
    { href: at("paket"), key: "pack", label: t("pack"), shown: reviews && items > 0 },
    { href: at("catatan"), key: "assessorNotes", label: t("assessorNotes"), shown: reviews },
    { href: `/kelola/putaran/banding?b=${slug}`, key: "compare", label: t("compare"), shown: reviews },
  ] as const;
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {isPublished ? (
        <li>
          <a href={getPathname({ locale, href: `/evaluasi/${slug}` })} className={tile}>
            {t("publicPage")}
            <span className="text-sm font-normal text-muted">{t("about.publicPage")}</span>
          </a>
        </li>
      ) : null}
      {hasInternal ? (
        <li>
          <a href={`/api/rounds/${slug}/internal`} className={tile}>
            {t("internalDocument")}
            <span className="text-sm font-normal text-muted">{t("about.internalDocument")}</span>
          </a>
        </li>
      ) : null}
      {links
        .filter(({ shown }) => shown)
        .map(({ href, key, label }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className={tile}>
              {label}
              <span className="text-sm font-normal text-muted">{t(`about.${key}`)}</span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
