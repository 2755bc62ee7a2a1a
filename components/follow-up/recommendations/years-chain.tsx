import { useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { classNames } from "@/components/ui/class-names";
import { Indonesian } from "@/components/ui/indonesian";
import type { RoundRef } from "@/lib/evaluation/rounds/published";
import type { RecommendationStatus } from "@/lib/follow-up/recommendations/overdue";
import { Link } from "@/lib/platform/i18n/navigation";
import { RecommendationStatusBadge } from "./recommendation-status";

export type ChainLink = {
  round: RoundRef;
  order: number;
  text: string;
  status: RecommendationStatus | null;
  path: string;
  isThis: boolean;
};

/** The same thing asked year after year, oldest first, joined by a line. */
export function YearsChain({ chain }: { chain: ChainLink[] }) {
  const t = useTranslations("Recommendations");
  const roundName = useRoundName();
  return (
    <ol className="flex flex-col">
      {chain.map(({ round, order, text, status, path, isThis }) => (
        <li key={path} className="group relative flex gap-4 pb-6 last:pb-0">
          <span aria-hidden className="absolute top-6 bottom-0 left-[9px] w-0.5 bg-control group-last:hidden" />
          <span
            aria-hidden
            className={classNames(
              "relative mt-1 size-5 shrink-0 rounded-full border-4",
              isThis ? "border-accent bg-accent" : "border-control bg-raised",
            )}
          />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <span className="font-semibold">{t("numberedOf", { order, round: roundName(round) })}</span>
              <RecommendationStatusBadge status={status} />
              {isThis ? <span className="text-muted">{t("thisOne")}</span> : null}
            </p>
            {isThis ? (
              <Indonesian>{text}</Indonesian>
            ) : (
              <Link href={path} className="text-link">
                <Indonesian>{text}</Indonesian>
              </Link>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
