"use client";
import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { Mean, ScoreSheet, SheetItem } from "@/lib/evaluation/assessments/score";
import { levelsOf, stopsOf } from "@/lib/evaluation/assessments/what-if";
import { formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";
import { ScoreSlider } from "./score-slider";
import type { WhatIf } from "./use-what-if";
import type { WhatIfNames } from "./what-if-board";

/** More than these would only fill the line; how many they are stands in the slider's field. */
const NAMED = 6;
const STEP_DECIMALS = 3;

type SlidersProps = { sheet: ScoreSheet; trial: WhatIf; names: WhatIfNames };

export function WhatIfSections({ sheet, trial, names }: SlidersProps) {
  const t = useTranslations("WhatIf");
  const locale = useLocale();
  const missingNote = (mean: Mean) =>
    mean.status === "incomplete" && mean.missing.length > 0 && mean.missing.length <= NAMED
      ? t("missingItems", { codes: mean.missing.join(", ") })
      : "";
  return (
    <ul className="border-t border-hairline">
      {trial.result.sections.map(({ code, weight, given, mean }) => {
        const items = trial.now.items.filter((item) => item.section === code);
        const name = names.sections[code] ?? code;
        const percent = formatPercent(new Decimal(weight).times(100), { locale });
        return (
          <li key={code} className="border-b border-hairline py-2 [&>details]:border-b-0">
            <MeanSlider
              name={name}
              note={[t("weight", { weight: percent }), missingNote(mean)].filter(Boolean).join(" · ")}
              mean={mean}
              decimals={trial.decimals}
              sheet={sheet}
              stops={given === null ? stopsOf(sheet, items) : null}
              onChange={(value) => trial.setSection(code, value)}
              disabled={given === null && items.every((item) => item.notApplicable)}
            />
            {given === null && items.length > 0 ? (
              <Disclosure summary={t("itemsOf", { count: items.length, section: name })}>
                {items.map((item) => (
                  <ItemSlider
                    key={item.code}
                    item={item}
                    sheet={sheet}
                    trial={trial}
                    text={names.items[item.code] ?? ""}
                  />
                ))}
              </Disclosure>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

export function WhatIfPillars({ sheet, trial, names }: SlidersProps) {
  return (
    <ul className="border-t border-hairline">
      {trial.result.pillars.map(({ code, mean }) => (
        <li key={code} className="border-b border-hairline py-2 [&>details]:border-b-0">
          <MeanSlider
            name={names.pillars[code] ?? code}
            mean={mean}
            decimals={trial.decimals}
            sheet={sheet}
            stops={stopsOf(
              sheet,
              sheet.items.filter((item) => item.pillar === code),
            )}
            onChange={(value) => trial.setPillar(code, value)}
            disabled={mean.status === "notApplicable"}
          />
        </li>
      ))}
    </ul>
  );
}

type MeanSliderProps = {
  name: string;
  note?: string;
  mean: Mean;
  decimals: number;
  sheet: ScoreSheet;
  stops: Decimal[] | null;
  onChange: (value: number) => void;
  disabled: boolean;
};

function MeanSlider({ name, note, mean, decimals, sheet, stops, onChange, disabled }: MeanSliderProps) {
  const t = useTranslations("WhatIf");
  const locale = useLocale();
  if (disabled) {
    return (
      <p className="py-2">
        <span className="font-medium">{name}</span> <span className="text-muted">{t("nothingToMove")}</span>
      </p>
    );
  }
  const value = mean.status === "complete" ? mean.value : null;
  return (
    <ScoreSlider
      label={
        <>
          <span className="text-base font-medium">{name}</span>{" "}
          {note ? <span className="text-muted">{note}</span> : null}
        </>
      }
      numberLabel={t("numberOf", { name })}
      min={Number(sheet.scaleMin)}
      max={Number(sheet.scaleMax)}
      stops={stops?.map((stop) => stop.toNumber()) ?? null}
      // A slider stands where a step of its own can be; how it reads is the city's.
      value={value?.toDecimalPlaces(STEP_DECIMALS, Decimal.ROUND_HALF_UP).toNumber() ?? null}
      text={value ? formatComputedScore(value, locale, decimals) : ""}
      missing={
        mean.status === "incomplete" && mean.missing.length > 0
          ? t("incompleteOf", { count: mean.missing.length })
          : t("missing")
      }
      onChange={onChange}
    />
  );
}

type ItemSliderProps = { item: SheetItem; sheet: ScoreSheet; trial: WhatIf; text: string };

function ItemSlider({ item, sheet, trial, text }: ItemSliderProps) {
  const t = useTranslations("WhatIf");
  const locale = useLocale();
  const label = (
    <>
      <span className="font-medium">{item.code}</span> {text}
    </>
  );
  if (item.notApplicable) {
    return (
      <p className="py-2 text-sm">
        {label} <span className="text-muted">{t("notApplicable")}</span>
      </p>
    );
  }
  const was = sheet.items.find(({ code }) => code === item.code)?.score ?? null;
  const changed = item.score !== null && (was === null || !new Decimal(was).eq(item.score));
  return (
    <ScoreSlider
      label={
        <>
          {label}{" "}
          <span className="text-muted">
            {t("ofMaximum", { max: formatScore(item.maximum, locale) })}
            {changed ? ` · ${was === null ? t("wasMissing") : t("was", { value: formatScore(was, locale) })}` : ""}
          </span>
        </>
      }
      numberLabel={t("numberOf", { name: item.code })}
      min={Number(item.minimum ?? 0)}
      max={Number(item.maximum)}
      stops={levelsOf(sheet, item)?.map((level) => level.toNumber()) ?? null}
      value={item.score === null ? null : Number(item.score)}
      text={item.score === null ? "" : formatComputedScore(item.score, locale, trial.decimals)}
      missing={t("missing")}
      changed={changed}
      onChange={(value) => trial.setItem(item.code, value)}
    />
  );
}
