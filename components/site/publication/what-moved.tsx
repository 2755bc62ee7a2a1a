import { useLocale, useTranslations } from "next-intl";
import { useFigure } from "@/components/city/indicators/figure-words";
import { TrendText } from "@/components/city/indicators/trend-text";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { ScoreChange } from "@/components/evaluation/rounds/score-change";
import { Card } from "@/components/ui/card";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { IndicatorMove, WhatMoved as Moved } from "@/lib/site/publication/published";

/** Rises and falls side by side, in the same size. */
export function WhatMoved({ moved }: { moved: Moved }) {
  const t = useTranslations("Home");
  const roundName = useRoundName();
  const scoresMissing = moved.rounds && moved.sections.length + moved.pillars.length === 0;
  return (
    <div className="flex flex-col gap-6">
      {scoresMissing && moved.rounds ? (
        <p className="max-w-prose text-sm text-muted">
          {t("movedPillarsMissing", { round: roundName(moved.rounds.to) })}
        </p>
      ) : null}
      <div className="grid gap-4 md:grid-cols-2">
        <Direction title={t("up")} empty={t("nothingUp")} moved={moved} direction="up" />
        <Direction title={t("down")} empty={t("nothingDown")} moved={moved} direction="down" />
      </div>
    </div>
  );
}

/** As many of each direction, so that neither outweighs the other on a city with hundreds of indicators. */
const SHOWN = 8;

type DirectionProps = { title: string; empty: string; moved: Moved; direction: "up" | "down" };

function Direction({ title, empty, moved, direction }: DirectionProps) {
  const t = useTranslations("Home");
  const locale = useLocale();
  const final =
    moved.final?.change.kind === "change" && moved.final.change.direction === direction ? moved.final : null;
  const pillars = moved.pillars.filter(({ change }) => change.direction === direction);
  const sections = moved.sections.filter(({ change }) => change.direction === direction);
  const indicators = moved[direction];
  const count = (final ? 1 : 0) + pillars.length + sections.length + indicators.length;
  return (
    <Card>
      <h3 className="font-semibold">
        {title} <span className="font-normal text-muted">({count})</span>
      </h3>
      {count === 0 ? <p className="mt-2 text-muted">{empty}</p> : null}
      <ul className="mt-2 divide-y divide-hairline">
        {final && moved.rounds ? (
          <Row
            name={t("movedFinal")}
            href={route("/evaluasi/[putaran]", { putaran: moved.rounds.to.slug })}
            value={formatScore(final.value, locale)}
          >
            <ScoreChange change={final.change} />
          </Row>
        ) : null}
        {pillars.map(({ pillar, value, change }) => (
          <Row
            key={pillar.code}
            name={pillar.name}
            pillar={pillar.code}
            href={route("/pilar/[slug]", { slug: pillar.slug })}
            value={formatScore(value, locale)}
          >
            <ScoreChange change={change} />
          </Row>
        ))}
        {sections.map(({ code, name, value, change }) => (
          <Row
            key={code}
            name={name[locale]}
            href={route("/evaluasi/[putaran]", { putaran: moved.rounds?.to.slug ?? "" })}
            value={formatScore(value, locale)}
          >
            <ScoreChange change={change} />
          </Row>
        ))}
        {indicators.slice(0, SHOWN).map((move) => (
          <MoveRow key={move.code} move={move} />
        ))}
      </ul>
      {indicators.length > SHOWN ? (
        <Link
          href={route("/indikator")}
          className="text-link mt-2 inline-flex min-h-11 items-center text-sm md:min-h-8"
        >
          {t("moreMoved", { count: indicators.length - SHOWN })}
        </Link>
      ) : null}
    </Card>
  );
}

function MoveRow({ move }: { move: IndicatorMove }) {
  const t = useTranslations("Home");
  const locale = useLocale();
  const figure = useFigure();
  const { code, name, pillar, value, trend } = move;
  return (
    <Row
      name={name[locale]}
      pillar={pillar?.code}
      href={route("/indikator/[kode]", { kode: code })}
      value={figure(value, move)}
      period={formatPeriod(trend.to, locale)}
    >
      <TrendText trend={trend} measure={move} />
      {trend.better === null ? null : (
        <span className="text-sm text-muted">({t(trend.better ? "better" : "worse")})</span>
      )}
    </Row>
  );
}

type RowProps = {
  name: string;
  href: string;
  value: string;
  period?: string;
  pillar?: string;
  children: React.ReactNode;
};

function Row({ name, href, value, period, pillar, children }: RowProps) {
  return (
    <li className="py-3">
      <div className="flex items-baseline justify-between gap-4">
        <span className="flex items-center gap-2">
          {pillar ? <PillarIcon code={pillar} className="size-4" /> : null}
          <Link href={href} className="text-link inline-flex min-h-11 items-center md:min-h-6">
            {name}
          </Link>
        </span>
        <span className="text-end font-semibold whitespace-nowrap">{value}</span>
      </div>
      <div className="flex flex-wrap items-center gap-x-2">
        {children}
        {period ? <span className="ms-auto text-sm text-muted">{period}</span> : null}
      </div>
    </li>
  );
}
