"use client";
import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatComputedDifference, formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import { addressOf, type WhatIf } from "./use-what-if";
import type { WhatIfTarget } from "./what-if-board";

/** The final as it moves, kept in sight while the sliders below it are moved. */
export function WhatIfResult({ trial, target }: { trial: WhatIf; target: WhatIfTarget | null }) {
  const t = useTranslations("WhatIf");
  const locale = useLocale();
  const now = trial.result.final;
  const before = trial.before.final;
  const figure = (value: Decimal) => formatComputedScore(value, locale, trial.decimals);
  const [range, rangeBefore] = [trial.range, trial.rangeBefore];
  const change = trial.changed ? changeOf() : null;
  return (
    <div className="sticky top-0 z-30 -mx-4 flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-hairline bg-surface px-4 py-3 md:mx-0 md:px-0">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-muted">{t("final")}</span>
        <output aria-live="polite" className="text-xl font-semibold tabular-nums">
          {now.status === "complete" ? figure(now.value) : t("incomplete")}
        </output>
        {change ? (
          <span className="font-medium">{formatComputedDifference(change, locale, trial.decimals)}</span>
        ) : null}
        {before.status === "complete" && trial.changed ? (
          <span className="text-sm text-muted">{t("before", { value: figure(before.value) })}</span>
        ) : null}
        {range ? (
          <span className="text-sm">{t("range", { low: figure(range.low), high: figure(range.high) })}</span>
        ) : null}
      </p>
      <p className="text-sm">{target ? gapText() : t("noTarget")}</p>
      <div className="flex flex-wrap gap-2 md:ms-auto">
        <Button variant="quiet" onClick={trial.reset} disabled={!trial.changed} className="disabled:cursor-not-allowed">
          {t("reset")}
        </Button>
        <CopyLink query={trial.query} />
      </div>
    </div>
  );

  /** With the same answers missing the range moves as a whole, by what was tried out. */
  function changeOf(): Decimal | null {
    if (now.status === "complete" && before.status === "complete") return now.value.minus(before.value);
    const isSame = range && rangeBefore && range.items.join() === rangeBefore.items.join();
    return isSame ? range.low.minus(rangeBefore.low) : null;
  }

  function gapText(): string {
    if (!target) return "";
    const aim = { target: formatScore(target.value, locale), year: `${target.year}` };
    if (now.status !== "complete") {
      if (range?.high.lt(target.value))
        return t("targetBeyond", { ...aim, gap: figure(new Decimal(target.value).minus(range.high)) });
      return range?.low.gte(target.value) ? t("targetAnyway", aim) : t("target", aim);
    }
    const gap = new Decimal(target.value).minus(now.value);
    return gap.lte(0) ? t("targetMet", aim) : t("targetGap", { ...aim, gap: figure(gap) });
  }
}

function CopyLink({ query }: { query: string }) {
  const t = useTranslations("WhatIf");
  const [copied, setCopied] = useState<{ address: string; done: boolean } | null>(null);
  const copy = async () => {
    const address = addressOf(query);
    // On plain http other than localhost browsers give no clipboard: the address is then shown, to be copied by hand.
    const done = await (navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    ) ?? Promise.resolve(false));
    setCopied({ address, done });
  };
  return (
    <>
      <Button variant="secondary" onClick={copy}>
        {t("copyLink")}
      </Button>
      <span role="status" className="self-center text-sm text-muted">
        {copied?.done ? t("copied") : null}
      </span>
      {copied && !copied.done ? (
        <input
          readOnly
          aria-label={t("linkByHand")}
          value={copied.address}
          onFocus={(event) => event.target.select()}
          className="min-h-11 w-full rounded-md border border-control bg-raised px-3"
        />
      ) : null}
    </>
  );
}
