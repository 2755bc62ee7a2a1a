"use client";
import { useTranslations } from "next-intl";
import type { ScoreSheet } from "@/lib/evaluation/assessments/score";
import { useWhatIf } from "./use-what-if";
import { WhatIfResult } from "./what-if-result";
import { WhatIfPillars, WhatIfSections } from "./what-if-sliders";
import { WhatIfSteps } from "./what-if-steps";

export type WhatIfNames = {
  sections: Record<string, string>;
  pillars: Record<string, string>;
  items: Record<string, string>;
};
export type WhatIfTarget = { value: string; year: number; plan: string };

type WhatIfBoardProps = {
  /** The lane to start from; decimals as strings. */
  sheet: ScoreSheet;
  names: WhatIfNames;
  /** With how many decimals computed scores are shown. */
  decimals: number;
  /** The index target to reach; null where none is known. */
  target: WhatIfTarget | null;
  /** From the address: what somebody else moved. */
  given: { butir?: string; bagian?: string };
};

export function WhatIfBoard({ sheet, names, decimals, target, given }: WhatIfBoardProps) {
  const t = useTranslations("WhatIf");
  const trial = useWhatIf(sheet, given, decimals);
  // Where the letter gave every section, no item is asked and a pillar's slider would move nothing.
  const asked = new Set(sheet.sections.filter((section) => section.given === null).map(({ code }) => code));
  return (
    <div className="flex flex-col gap-10">
      <WhatIfResult trial={trial} target={target} />
      <section aria-labelledby="bagian" className="flex flex-col gap-3">
        <h2 id="bagian" className="text-lg font-semibold">
          {t("sections")}
        </h2>
        <p className="max-w-prose text-muted">{t("sectionsHelp")}</p>
        <WhatIfSections sheet={sheet} trial={trial} names={names} />
      </section>
      {sheet.items.some(({ pillar, section }) => pillar !== null && asked.has(section)) ? (
        <section aria-labelledby="pilar" className="flex flex-col gap-3">
          <h2 id="pilar" className="text-lg font-semibold">
            {t("pillars")}
          </h2>
          <p className="max-w-prose text-muted">{t("pillarsHelp")}</p>
          <WhatIfPillars sheet={sheet} trial={trial} names={names} />
        </section>
      ) : null}
      <WhatIfSteps trial={trial} names={names} target={target} />
    </div>
  );
}
