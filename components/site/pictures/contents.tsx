import { getTranslations } from "next-intl/server";
import type { Bar } from "@/components/charts/bar-chart";
import { BarsDrawing, barsHeight } from "@/components/charts/bars-drawing";
import { findingOf, findingText, rankedFinding } from "@/components/charts/finding";
import { type LinePoint, lineAxis, lineNotes } from "@/components/charts/line-chart";
import { LineDrawing } from "@/components/charts/line-drawing";
import type { PictureProps, Place } from "@/components/charts/picture";
import { RadarDrawing } from "@/components/charts/pillar-radar";
import type { ShareCardProps } from "@/components/charts/share-card";
import { figures, numbers, unitNames } from "@/components/city/indicators/figure-words";
import { tellings } from "@/components/city/indicators/target-words";
import { valueLine } from "@/components/city/indicators/value-line";
import { moneyBars } from "@/components/city/programme-parts/money-bars";
import { indexLine, withinSeries } from "@/components/evaluation/rounds/index-line";
import { roundNames, scoreChanges } from "@/components/evaluation/rounds/round-words";
import { latestByPlace } from "@/lib/city/indicators/by-place";
import type { PublicChange } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPartialDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import type { FactsOf, PictureFacts } from "@/lib/site/pictures/published";

export type Contents = {
  /** Null where the page of the thing has another. */
  card: Omit<ShareCardProps, "site" | "mark"> | null;
  /** Null where there is nothing to draw. */
  chart: Omit<PictureProps, "stamp"> | null;
};

/** What a thing's pictures say. */
export function pictureContents(facts: PictureFacts, locale: Locale): Promise<Contents> {
  switch (facts.kind) {
    case "indicators":
      return ofIndicator(facts, locale);
    case "places":
      return ofPlaces(facts, locale);
    case "radar":
      return ofRadar(facts, locale);
    case "pillars":
      return ofPillar(facts, locale);
    case "rounds":
      return ofRound(facts, locale);
    case "programmes":
      return ofProgramme(facts, locale);
    case "money":
      return ofMoney(facts, locale);
    case "recommendations":
      return ofRecommendation(facts, locale);
    case "city":
      return ofIndex(facts, locale);
  }
}

async function wordsIn(locale: Locale) {
  const [t, chart, words, changes, common] = await Promise.all([
    getTranslations({ locale, namespace: "Pictures" }),
    getTranslations({ locale, namespace: "Chart" }),
    getTranslations({ locale, namespace: "Public" }),
    getTranslations({ locale, namespace: "ScoreChange" }),
    getTranslations({ locale, namespace: "Common" }),
  ]);
  const roundName = roundNames(words);
  const toldChange = scoreChanges(changes, roundName, locale);
  const moved = (change: PublicChange) => {
    const told = toldChange(change);
    return "change" in told ? sentence(told.change.words) : sentence(told.words);
  };
  return { t, chart, common, words, roundName, moved };
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type ChartWords = Awaited<ReturnType<typeof wordsIn>>["chart"];

/** A line at a place of a picture: the drawing of the page itself. */
function lineAt(points: LinePoint[], title: string, locale: Locale, t: ChartWords) {
  const given = { points, axis: lineAxis(points), locale, words: { target: t("target"), break: t("break"), title } };
  return (place: Place, scale = 1) => (
    <LineDrawing {...given} width={place.width / scale} height={place.height / scale} place={place} />
  );
}

/** Drawn larger in a card, which is read at a third of its size. */
const IN_CARD = 1.5;
const LINE_HEIGHT = 300;

async function ofIndicator({ indicator }: FactsOf<"indicators">, locale: Locale): Promise<Contents> {
  const [{ t, chart, words }, units, figureWords, page] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "IndicatorUnits" }),
    getTranslations({ locale, namespace: "Figures" }),
    getTranslations({ locale, namespace: "PublicIndicators" }),
  ]);
  const { latest, pillar } = indicator;
  const name = indicator.name[locale];
  const unit = unitNames(units);
  const line = valueLine(indicator, numbers(figureWords, locale), locale);
  const finding = line ? findingText(findingOf(line.points), chart) : "";
  const draw = line && lineAt(line.points, name, locale, chart);
  const source = latest ? t("source", { source: latest.source }) : "";
  const figure = latest && (latest.state ?? (latest.value && figures(figureWords, unit, locale)(latest.value, latest)));
  return {
    card: {
      kind: [t("kinds.indicators"), pillar?.name].filter(Boolean).join(" · "),
      title: name,
      figure: figure || t("noFigure"),
      period: latest ? `${formatPeriod(latest.period, locale)} · ${words(`certainties.${latest.certainty}`)}` : "",
      direction: finding,
      source,
      pillar: pillar?.code,
      draw: draw ? (place) => draw(place, IN_CARD) : undefined,
    },
    chart:
      line && draw
        ? {
            measure: name,
            finding,
            lead: page("chartLead", { unit: unit(line.unit), kind: page(`kinds.${line.kind}`) }),
            notes: [...lineNotes(line.points, locale, chart), line.leftOut ? page("otherUnits") : ""]
              .filter(Boolean)
              .join(" "),
            source,
            pillar: pillar?.code,
            drawing: { height: LINE_HEIGHT, draw },
          }
        : null,
  };
}

async function ofPlaces({ indicator }: FactsOf<"places">, locale: Locale): Promise<Contents> {
  const [{ t, chart, common }, units, figureWords, page] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "IndicatorUnits" }),
    getTranslations({ locale, namespace: "Figures" }),
    getTranslations({ locale, namespace: "PublicIndicators" }),
  ]);
  const newest = latestByPlace(indicator.kelurahanValues);
  if (!newest) return { card: null, chart: null };
  const unit = unitNames(units);
  const told = tellings(figureWords, figures(figureWords, unit, locale));
  const bars = newest.values.map((value) => ({
    ...{ key: value.kelurahan ?? "", label: value.kelurahan ?? "", text: told(value) },
    value: value.value === null ? null : Number(value.value),
  }));
  const period = formatPeriod(newest.period, locale);
  const notes = [
    ...(newest.values.some(({ hidden }) => hidden) ? [page("placeHidden")] : []),
    ...(newest.missing > 0 ? [page("placeMissing", { period, count: newest.missing })] : []),
    ...(bars.length > MOST_BARS ? [t("moreBars", { count: bars.length - MOST_BARS })] : []),
  ];
  return {
    card: null,
    chart: {
      measure: indicator.name[locale],
      finding: rankedFinding(bars, chart) ?? "",
      lead: page("placeLead", { unit: unit(newest.unit), period }),
      notes: notes.join(" "),
      source: t("source", { source: [...new Set(newest.values.map(({ source }) => source))].join("; ") }),
      pillar: indicator.pillar?.code,
      drawing: barsAt(bars.slice(0, MOST_BARS), longestOf(bars), common("notAvailable")),
    },
  };
}

async function ofRadar({ set }: FactsOf<"radar">, locale: Locale): Promise<Contents> {
  const [{ t, chart, common, roundName }, page] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "Home" }),
  ]);
  const { min, max } = set.scale ?? { min: "0", max: "4" };
  const measure = page("radarTitle", { round: roundName(set.round) });
  const axes = set.pillars.map(({ pillar, score }) => ({
    ...{ code: pillar.code, label: pillar.name.replace(/^Smart /, "") },
    value: score === null ? null : Number(score.value),
    text: score === null ? null : formatScore(score.value, locale),
  }));
  const given = { axes, min: Number(min), max: Number(max), title: measure, missing: common("notAvailable") };
  return {
    card: null,
    chart: {
      measure,
      finding: rankedFinding(axes, chart) ?? "",
      lead: page("radarLead", { min, max }),
      notes: "",
      source: t("source", { source: set.source }),
      drawing: { height: 400, draw: (place) => <RadarDrawing {...given} place={place} /> },
    },
  };
}

/** A picture has an end: what draws it takes no more than some ten thousand points in height. */
const MOST_BARS = 100;
const longestOf = (bars: readonly Bar[]) => Math.max(...bars.map(({ value }) => value ?? 0), Number.EPSILON);
const barsAt = (bars: Bar[], max: number, missing: string) => ({
  height: barsHeight(bars),
  draw: (place: Place) => <BarsDrawing bars={bars} max={max} missing={missing} place={place} />,
});

async function ofIndex({ history: all, ends, rounds }: FactsOf<"city">, locale: Locale): Promise<Contents> {
  const [{ t, chart, words, roundName }, page] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "Home" }),
  ]);
  const history = withinSeries(all, ends);
  const latest = history.findLast(({ final }) => final !== null);
  const round = rounds.find(({ slug }) => slug === latest?.round?.slug);
  const [first, last] = [history[0], history.at(-1)];
  const points = indexLine(history, locale);
  const finding = findingText(findingOf(points), chart);
  const measure = first && last ? page("historyTitle", { from: `${first.year}`, to: `${last.year}` }) : "";
  const draw = history.length > 1 ? lineAt(points, measure, locale, chart) : null;
  const source = round ? t("source", { source: round.final?.source ?? round.source }) : "";
  return {
    card: {
      kind: t("kinds.city"),
      title: t("indexTitle"),
      figure: latest?.final ? formatScore(latest.final, locale) : t("noFigure"),
      period: round ? `${roundName(round)} · ${words("official")}` : "",
      direction: finding,
      source,
      draw: draw ? (place) => draw(place, IN_CARD) : undefined,
    },
    chart: draw
      ? {
          measure,
          finding,
          lead: page("historyLead", {
            min: round?.instrument?.scaleMin ?? "0",
            max: round?.instrument?.scaleMax ?? "4",
          }),
          notes: lineNotes(points, locale, chart).join(" "),
          source,
          drawing: { height: LINE_HEIGHT, draw },
        }
      : null,
  };
}

async function ofPillar({ pillar, latest }: FactsOf<"pillars">, locale: Locale): Promise<Contents> {
  const { t, words, roundName, moved } = await wordsIn(locale);
  return {
    card: {
      kind: t("kinds.pillars"),
      title: pillar.name,
      figure: latest ? formatScore(latest.score.value, locale) : t("noFigure"),
      period: latest
        ? [roundName(latest.round), latest.scale && words("ofScale", { max: latest.scale.max }), words("official")]
            .filter(Boolean)
            .join(" · ")
        : "",
      direction: latest ? moved(latest.change) : (pillar.focus[locale] ?? ""),
      source: latest ? t("source", { source: latest.score.source }) : "",
      pillar: pillar.code,
    },
    chart: null,
  };
}

async function ofRound({ round }: FactsOf<"rounds">, locale: Locale): Promise<Contents> {
  const [{ t, chart, common, words, roundName, moved }, page] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "Rounds" }),
  ]);
  const { final, instrument } = round;
  const max = instrument?.scaleMax ?? "4";
  const bars = round.pillars.map(({ pillar, score }) => ({
    ...{ key: pillar.code, label: pillar.name, pillar: pillar.code },
    value: score ? Number(score.value) : null,
    text: score ? formatScore(score.value, locale) : null,
  }));
  const source = round.pillars.find(({ score }) => score !== null)?.score?.source;
  return {
    card: {
      kind: t("kinds.rounds"),
      title: t("roundTitle", { round: roundName(round) }),
      figure: final ? formatScore(final.value, locale) : t("noFigure"),
      period: final
        ? [instrument && words("ofScale", { max: instrument.scaleMax }), words("official")].filter(Boolean).join(" · ")
        : "",
      direction: final ? moved(round.change) : "",
      source: t("source", { source: final?.source ?? round.source }),
    },
    chart: source
      ? {
          measure: `${page("pillars")}, ${roundName(round)}`,
          finding: rankedFinding(bars, chart) ?? "",
          lead: words("ofScale", { max }),
          notes: "",
          source: t("source", { source }),
          drawing: barsAt(bars, Number(max), common("notAvailable")),
        }
      : null,
  };
}

async function ofProgramme({ programme }: FactsOf<"programmes">, locale: Locale): Promise<Contents> {
  const { t } = await wordsIn(locale);
  const { latest, pillar, agency } = programme;
  const before = programme.reports[1];
  const percent = (value: string) => formatPercent(value, { locale });
  return {
    card: {
      kind: [t("kinds.programmes"), pillar?.name, agency?.shortName].filter(Boolean).join(" · "),
      title: programme.name,
      figure: latest ? percent(latest.physicalPercent) : t("noFigure"),
      period: latest ? t("physical", { period: formatPeriod(latest.period, locale) }) : "",
      direction:
        latest && before
          ? t("before", { value: percent(before.physicalPercent), period: formatPeriod(before.period, locale) })
          : programme.description[locale],
      source: t("source", { source: programme.source }),
      pillar: pillar?.code,
    },
    chart: null,
  };
}

/** As many years as a card has room for. */
const CARD_BARS = 4;

async function ofMoney({ programme }: FactsOf<"money">, locale: Locale): Promise<Contents> {
  const [{ t, common }, parts, page] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "ProgrammeParts" }),
    getTranslations({ locale, namespace: "PublicProgrammes" }),
  ]);
  const { pillar, agency, parts: published } = programme;
  const drawn = moneyBars(published.funding, parts, locale);
  const [newest] = drawn?.bars ?? [];
  if (!drawn || !newest) return { card: null, chart: null };
  const source = t("source", { source: [...new Set(published.funding.map((line) => line.source))].join("; ") });
  const percent = (value: number | null) =>
    value === null ? null : formatPercent(`${value}`, { locale, decimals: 2 });
  // Sums of billions have no room beside a drawing that is read at a third of its size.
  const inCard = drawn.bars.slice(0, CARD_BARS).map((bar) => ({ ...bar, text: percent(bar.value) }));
  return {
    card: {
      kind: [t("kinds.programmes"), pillar?.name, agency?.shortName].filter(Boolean).join(" · "),
      title: page("moneyOf", { name: programme.name }),
      figure: percent(newest.value) ?? t("noFigure"),
      period: `${parts("share")}, ${newest.label}`,
      direction: newest.text ?? "",
      source,
      pillar: pillar?.code,
      draw: ({ x, y, width }) => (
        <g transform={`translate(${x} ${y}) scale(${IN_CARD})`}>
          {barsAt(inCard, drawn.max, common("notAvailable")).draw({
            ...{ x: 0, y: 0, width: width / IN_CARD, height: 0 },
          })}
        </g>
      ),
    },
    chart: {
      measure: page("moneyOf", { name: programme.name }),
      finding: parts("moneyTitle"),
      lead: "",
      notes: "",
      source,
      pillar: pillar?.code,
      drawing: barsAt(drawn.bars, drawn.max, common("notAvailable")),
    },
  };
}

async function ofRecommendation({ item }: FactsOf<"recommendations">, locale: Locale): Promise<Contents> {
  const [{ t, roundName }, page] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "Recommendations" }),
  ]);
  return {
    card: {
      kind: t("recommendationOf", { order: item.order, round: roundName(item.round) }),
      title: item.text,
      figure: sentence(page(`statuses.${item.status ?? "NONE"}`)),
      period: item.dueOn ? t("due", { date: formatPartialDate(item.dueOn, locale) }) : "",
      direction: item.leadAgency ? t("lead", { agency: item.leadAgency.name }) : "",
      source: t("source", { source: item.source }),
      pillar: item.pillar?.code,
    },
    chart: null,
  };
}
