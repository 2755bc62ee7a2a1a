import { Decimal } from "decimal.js";

/** One row of an impact survey: a programme, and the sub-dimension where the survey asked by it. Decimal strings. */
export interface SurveyFigure {
  programme: string;
  pillar: string;
  subDimension: string | null;
  respondents: number;
  mean: string;
  /** The survey's own scale. */
  scaleMin: string;
  scaleMax: string;
}

export interface SurveyMean {
  /** On 0 to the item's maximum, unrounded; null where nobody was asked. */
  value: Decimal | null;
  respondents: number;
}

/** Respondents that a survey should have in each pillar. Source: domain.md section 2 (50 in each of six, 300 in all). */
export const RESPONDENTS_PER_PILLAR = 50;

/**
 * The mean of one sub-dimension over the programmes that were asked about it, weighted by respondents, from 0 to
 * `maximum`. A survey of a whole programme says nothing of its sub-dimensions and is left out.
 */
export function meanOfSubDimension(
  figures: readonly SurveyFigure[],
  subDimension: string,
  maximum: Decimal.Value,
): SurveyMean {
  return weighted(
    figures.filter((figure) => figure.subDimension === subDimension),
    maximum,
  );
}

/**
 * The mean of one pillar over its programmes, weighted by respondents, from 0 to `maximum`. A programme counts once:
 * by its own row, or by the mean of its sub-dimensions where it has none. The same people answer for several
 * sub-dimensions of one programme, so its respondents are then the most that one of them had, never their sum (ours).
 */
export function meanOfPillar(figures: readonly SurveyFigure[], pillar: string, maximum: Decimal.Value): SurveyMean {
  const own = figures.filter((figure) => figure.pillar === pillar);
  const programmes = [...new Set(own.map(({ programme }) => programme))].map((programme) => {
    const rows = own.filter((figure) => figure.programme === programme);
    const whole = rows.filter(({ subDimension }) => subDimension === null);
    const respondents = respondentsOfProgramme(rows);
    return { respondents, value: weighted(whole.length > 0 ? whole : rows, maximum).value ?? new Decimal(0) };
  });
  return combined(programmes);
}

/** Respondents of a pillar: the sum over its programmes, each programme's people counted once. */
export function respondentsOfPillar(figures: readonly SurveyFigure[], pillar: string): number {
  return meanOfPillar(figures, pillar, 1).respondents;
}

function respondentsOfProgramme(rows: readonly SurveyFigure[]): number {
  const whole = rows.find(({ subDimension }) => subDimension === null);
  return whole?.respondents ?? Math.max(...rows.map(({ respondents }) => respondents));
}

function weighted(figures: readonly SurveyFigure[], maximum: Decimal.Value): SurveyMean {
  return combined(figures.map((figure) => ({ respondents: figure.respondents, value: brought(figure, maximum) })));
}

function combined(parts: readonly { respondents: number; value: Decimal }[]): SurveyMean {
  const respondents = parts.reduce((sum, part) => sum + part.respondents, 0);
  if (respondents === 0) return { value: null, respondents: 0 };
  const total = parts.reduce((sum, part) => sum.plus(part.value.times(part.respondents)), new Decimal(0));
  return { value: total.div(respondents), respondents };
}

/** A mean on the survey's scale, brought to 0 to `maximum`: 4 of 1 to 5 is three quarters. */
function brought({ mean, scaleMin, scaleMax }: SurveyFigure, maximum: Decimal.Value): Decimal {
  return new Decimal(mean).minus(scaleMin).times(maximum).div(new Decimal(scaleMax).minus(scaleMin));
}
