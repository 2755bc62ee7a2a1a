import { useLocale, useTranslations } from "next-intl";
import type { IndexPoint, PublicRound } from "@/lib/evaluation/rounds/published";
import { formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";
import { sumInFigures } from "./computed-final";
import { useRoundName } from "./round-words";
import { yearsInWords } from "./year-span";

function Rules({ rules }: { rules: (string | null)[] }) {
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-2 ps-5">
      {rules.map((rule) => (rule === null ? null : <li key={rule}>{rule}</li>))}
    </ul>
  );
}

/** How a final comes about, with the newest round whose every section is published as the example. */
export function FinalRules({ rounds, decimals }: { rounds: PublicRound[]; decimals: number }) {
  const t = useTranslations("Methodology");
  const locale = useLocale();
  const roundName = useRoundName();
  const example = rounds.find(({ computed, final }) => computed?.status === "complete" && final);
  const scale = rounds.find(({ instrument }) => instrument)?.instrument;
  const unknown = yearsInWords(rounds.filter(({ instrument }) => !instrument).map(({ year }) => year));
  return (
    <Rules
      rules={[
        t("ruleSum", { min: scale?.scaleMin ?? "0", max: scale?.scaleMax ?? "4" }),
        example?.computed?.status === "complete" && example.final
          ? t("ruleExample", {
              round: roundName(example),
              sum: sumInFigures(example.sections, locale),
              result: formatComputedScore(example.computed.value, locale, decimals),
              official: formatScore(example.final.value, locale),
            })
          : null,
        t("ruleOfficial"),
        t("ruleMissing"),
        t("rulePillars"),
        unknown ? t("ruleChange", { years: unknown }) : null,
        t("ruleBands"),
      ]}
    />
  );
}

/** Where the record misleads. What the index did is told from the figures, so that a correction corrects it here too. */
export function HonestyRules({ history }: { history: IndexPoint[] }) {
  const t = useTranslations("Methodology");
  const locale = useLocale();
  const roundName = useRoundName();
  const fall = history.findLast(({ change }) => change.kind === "change" && change.direction === "down");
  const missed = history.findLast(({ targetMet }) => targetMet === false);
  return (
    <Rules
      rules={[
        fall?.change.kind === "change" && fall.final && fall.round
          ? t("honestyFall", {
              earlier: formatScore(fall.change.earlier, locale),
              from: roundName(fall.change.from),
              value: formatScore(fall.final, locale),
              to: roundName(fall.round),
            })
          : null,
        missed?.targetPercent
          ? t("achievementYes", {
              year: `${missed.year}`,
              percent: formatPercent(missed.targetPercent, { locale, decimals: 2 }),
            })
          : null,
        t("honestyRounded"),
        t("honestyPoints"),
        t("honestyBreak"),
        t("honestyActive"),
        t("honestyDates"),
        t("honestyMissing"),
      ]}
    />
  );
}
