import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { CHAIN } from "@/lib/follow-up/recommendations/life";
import type { RecommendationState } from "@/lib/platform/db/generated/enums";

/** Where it stands in the chain, from the letter to the public's page; sent back it stands where it is worked on. */
export function ChainSteps({ state }: { state: RecommendationState }) {
  const t = useTranslations("RecommendationLife");
  const at = CHAIN.indexOf(state === "RETURNED" ? "IN_PROGRESS" : state);
  return (
    <ol aria-label={t("chain")} className="flex flex-col gap-2 md:flex-row md:gap-1">
      {CHAIN.map((step, index) => {
        const isDone = index < at || state === "REPORTED";
        const isHere = index === at;
        return (
          <li
            key={step}
            aria-current={isHere ? "step" : undefined}
            className={classNames(
              "flex min-w-0 flex-1 items-center gap-2 border-s-4 ps-3 text-sm md:flex-col md:items-start md:gap-1 md:border-s-0 md:border-t-4 md:ps-0 md:pt-2",
              isHere ? "border-accent font-semibold" : isDone ? "border-success" : "border-hairline text-muted",
            )}
          >
            <span className="flex items-center gap-1">
              {isDone ? <Check aria-hidden className="size-4 shrink-0 text-success" /> : null}
              {isHere && state === "RETURNED" ? t("states.RETURNED") : t(`states.${step}`)}
            </span>
            <span className="sr-only">{isDone ? t("passed") : isHere ? t("here") : t("ahead")}</span>
          </li>
        );
      })}
    </ol>
  );
}
