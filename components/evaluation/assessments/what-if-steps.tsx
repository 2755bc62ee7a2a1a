"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { leastChange, needOfMissing, type Plan, rankedSteps } from "@/lib/evaluation/assessments/what-if";
import { formatComputedScore } from "@/lib/evaluation/rounds/score-text";
import { formatDecimal, formatPercent } from "@/lib/platform/format/number";
import type { WhatIf } from "./use-what-if";
import type { WhatIfNames, WhatIfTarget } from "./what-if-board";

const LISTED = 15;
type StepsProps = { trial: WhatIf; names: WhatIfNames; target: WhatIfTarget | null };

/** Where the next point is to be had: what is missing, the least change to the target, and every step ranked. */
export function WhatIfSteps({ trial, names, target }: StepsProps) {
  const t = useTranslations("WhatIf");
  const locale = useLocale();
  const steps = useMemo(() => rankedSteps(trial.now), [trial.now]);
  const { decimals } = trial;
  const figure = (value: Plan["points"]) => formatComputedScore(value, locale, decimals);
  const points = (value: Plan["points"]) => formatDecimal(value, { locale, decimals });
  const nameOf = (kind: string, code: string) =>
    kind === "section" ? (names.sections[code] ?? code) : `${code} ${names.items[code] ?? ""}`;
  return (
    <section aria-labelledby="langkah" className="flex flex-col gap-6">
      <h2 id="langkah" className="text-lg font-semibold">
        {t("steps")}
      </h2>
      {target ? <MissingNotice trial={trial} names={names} target={target} /> : null}
      {target ? <LeastChange trial={trial} nameOf={nameOf} target={target} /> : null}
      {steps.length > 0 ? (
        <DataTable
          caption={t("stepsCaption", { count: Math.min(LISTED, steps.length), total: steps.length })}
          rows={steps.slice(0, LISTED)}
          rowKey={({ kind, code }) => `${kind}-${code}`}
          columns={[
            { key: "name", header: t("step"), heading: true, cell: ({ kind, code }) => nameOf(kind, code) },
            {
              key: "effect",
              header: t("effect"),
              numeric: true,
              cell: ({ effect }) => formatPercent(effect.times(100), { locale, decimals: 2 }),
            },
            { key: "score", header: t("now"), numeric: true, cell: ({ score }) => figure(score) },
            { key: "room", header: t("room"), numeric: true, cell: ({ room }) => figure(room) },
            {
              key: "gain",
              header: t("gain"),
              numeric: true,
              cell: ({ gain }) => <span className="font-semibold">+{points(gain)}</span>,
            },
          ]}
        />
      ) : (
        <p className="text-muted">{t("noSteps")}</p>
      )}
    </section>
  );
}

function MissingNotice({ trial, names, target }: StepsProps & { target: WhatIfTarget }) {
  const t = useTranslations("WhatIf");
  const locale = useLocale();
  const need = useMemo(() => needOfMissing(trial.now, target.value), [trial.now, target.value]);
  if (need.status === "none") return null;
  if (need.status === "emptySections") {
    const sections = need.sections.map((code) => names.sections[code] ?? code).join(", ");
    return (
      <Notice tone="warning" title={t("incomplete")}>
        <p>{t("emptySections", { sections })}</p>
        <MissingItems codes={need.items} names={names} />
      </Notice>
    );
  }
  const { items, reach } = need;
  const count = items.length;
  return (
    <Notice tone="warning" title={t("missingTitle", { count })}>
      <p>
        {reach === "within"
          ? t("need.within", { count, level: formatComputedScore(need.level, locale, trial.decimals) })
          : t(`need.${reach}`)}
      </p>
      <MissingItems codes={items} names={names} />
    </Notice>
  );
}

/** Each with its words where there are few; a questionnaire that nobody began is a list of codes. */
function MissingItems({ codes, names }: { codes: string[]; names: WhatIfNames }) {
  const listed = codes.length > 5 ? codes : codes.map((code) => `${code} ${names.items[code] ?? ""}`.trim());
  return codes.length > 0 ? <p className="text-sm text-muted">{listed.join(", ")}</p> : null;
}

type LeastProps = { trial: WhatIf; nameOf: (kind: string, code: string) => string; target: WhatIfTarget };

function LeastChange({ trial, nameOf, target }: LeastProps) {
  const t = useTranslations("WhatIf");
  const least = useMemo(() => leastChange(trial.now, target.value), [trial.now, target.value]);
  if (least.status === "incomplete" || least.status === "open") return null;
  if (least.status !== "plan") {
    return <Notice tone={least.status === "reached" ? "success" : "warning"}>{t(`least.${least.status}`)}</Notice>;
  }
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {least.assumesMissing ? <p className="max-w-prose md:col-span-2">{t("assumesMissing")}</p> : null}
      {(
        [
          ["points", least.fewestPoints],
          ["items", least.fewestItems],
        ] as const
      ).map(([kind, plan]) => (
        <PlanCard
          key={kind}
          plan={plan}
          kind={kind}
          nameOf={nameOf}
          decimals={trial.decimals}
          onApply={() => trial.apply(plan)}
        />
      ))}
    </div>
  );
}

type PlanCardProps = {
  plan: Plan;
  kind: "points" | "items";
  nameOf: LeastProps["nameOf"];
  decimals: number;
  onApply: () => void;
};

function PlanCard({ plan, kind, nameOf, decimals, onApply }: PlanCardProps) {
  const t = useTranslations("WhatIf");
  const locale = useLocale();
  const figure = (value: Plan["points"]) => formatComputedScore(value, locale, decimals);
  return (
    <section className="flex min-w-0 flex-col gap-3 rounded-md border border-hairline bg-raised p-5">
      <h3 className="font-semibold">{t(`plan.${kind}`)}</h3>
      <p className="text-sm text-muted">
        {t(`planHelp.${kind}`, { count: plan.moves.length, points: figure(plan.points) })}
      </p>
      <ul className="flex flex-col gap-1 text-sm">
        {plan.moves.map(({ kind: of, code, from, to }) => (
          <li key={`${of}-${code}`} className="wrap-anywhere">
            {t("move", { name: nameOf(of, code), from: figure(from), to: figure(to) })}
          </li>
        ))}
      </ul>
      <div className="mt-auto">
        <Button variant="secondary" onClick={onApply}>
          {t("apply")}
        </Button>
      </div>
    </section>
  );
}
