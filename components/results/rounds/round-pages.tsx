import { useLocale, useTranslations } from "next-intl";
import { canReadAnswers } from "@/lib/evaluation/answers/policy";
import { canManageRounds, canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import { canReadSurveys } from "@/lib/evaluation/surveys/policy";
import { canReadStageOneSheet } from "@/lib/follow-up/stage-one-sheets/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
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
  const manages = canManageRounds(actor);
  const reviews = canReadCouncilLane(actor);
  // Of a published round the letter is what people ask about.
  const lane = { query: { jalur: isPublished ? "official" : null } };
  const links = [
    {
      href: route("/kelola/putaran/[slug]/jawaban", { slug }),
      key: "answers",
      label: `${t("answers")} (${items})`,
      shown: items > 0 && canReadAnswers(actor),
    },
    {
      href: route("/kelola/putaran/[slug]/penugasan", { slug }),
      key: "assignments",
      label: t("assignments"),
      shown: mayManage && items > 0,
    },
    {
      href: route("/kelola/putaran/[slug]/survei", { slug }),
      key: "survey",
      label: t("survey"),
      shown: items > 0 && canReadSurveys(actor),
    },
    {
      href: route("/kelola/putaran/[slug]/jalur", { slug }),
      key: "lanes",
      label: t("lanes"),
      shown: reviews && hasInstrument,
    },
    {
      href: route("/kelola/putaran/[slug]/jejak", { slug }, lane),
      key: "trace",
      label: t("trace"),
      shown: reviews && hasInstrument,
    },
    {
      href: route("/kelola/putaran/[slug]/andai", { slug }, lane),
      key: "whatIf",
      label: t("whatIf"),
      shown: reviews && hasInstrument,
    },
    {
      href: route("/dewan", {}, { query: { putaran: slug } }),
      key: "council",
      label: t("council"),
      shown: reviews && !isPublished,
    },
    {
      href: route("/kelola/putaran/[slug]/hasil", { slug }),
      key: "result",
      label: t("result"),
      shown: canReadOfficialResult(actor) && hasInstrument,
    },
    {
      href: route("/kelola/putaran/[slug]/terulang", { slug }),
      key: "carriedOver",
      label: t("carriedOver"),
      shown: manages,
    },
    {
      href: route("/kelola/putaran/[slug]/tahap-1", { slug }),
      key: "stageOne",
      label: t("stageOne"),
      shown: canReadStageOneSheet(actor),
    },
    {
      href: route("/kelola/putaran/[slug]/salin", { slug }),
      key: "copySheet",
      label: t("copySheet"),
      shown: manages && items > 0,
    },
    {
      href: route("/kelola/putaran/[slug]/paket", { slug }),
      key: "pack",
      label: t("pack"),
      shown: reviews && items > 0,
    },
    {
      href: route("/kelola/putaran/[slug]/catatan", { slug }),
      key: "assessorNotes",
      label: t("assessorNotes"),
      shown: reviews,
    },
    {
      href: route("/kelola/putaran/banding", {}, { query: { b: slug } }),
      key: "compare",
      label: t("compare"),
      shown: reviews,
    },
  ] as const;
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {isPublished ? (
        <li>
          <a href={getPathname({ locale, href: route("/evaluasi/[putaran]", { putaran: slug }) })} className={tile}>
            {t("publicPage")}
            <span className="text-sm font-normal text-muted">{t("about.publicPage")}</span>
          </a>
        </li>
      ) : null}
      {hasInternal ? (
        <li>
          <a href={route("/api/rounds/[slug]/internal", { slug })} className={tile}>
            {t("internalDocument")}
            <span className="text-sm font-normal text-muted">{t("about.internalDocument")}</span>
          </a>
        </li>
      ) : null}
      {links
        .filter(({ shown }) => shown)
        .map(({ href, key, label }) => (
          <li key={href}>
            <Link href={href} className={tile}>
              {label}
              <span className="text-sm font-normal text-muted">{t(`about.${key}`)}</span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
