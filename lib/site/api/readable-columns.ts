import { Decimal } from "decimal.js";
import type { PublicAgency } from "@/lib/city/agencies/published";
import type {
  PublicIndicator,
  PublicIndicatorSummary,
  PublicValue,
  WithdrawnValue,
} from "@/lib/city/indicators/published";
import type { PublicPillar } from "@/lib/city/pillars/published";
import type { PublicProgrammeSummary } from "@/lib/city/programmes/published";
import type { PublicRound } from "@/lib/evaluation/rounds/published";
import type { PublicRecommendation } from "@/lib/follow-up/recommendations/published";
import type { PublicQuestionView } from "@/lib/voices/public-questions/published";
import { originOf } from "./columns";
import type { ReadableColumns } from "./listing";
import "server-only";

/** As the pages show percentages of a target. */
const PERCENT_DECIMALS = 2;
/** Scores have two decimals, or three where a city prints three. */
const SCORE_DECIMALS = 3;

/** Half up, as the pages round; nothing is added to a figure that was given with less. */
const rounded = (value: string | null | undefined, decimals: number) =>
  value === null || value === undefined
    ? null
    : new Decimal(value).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed();

const shortName = (agency: PublicAgency | null) => agency?.shortName ?? null;

/** "11.3" alone is a time of day to one spreadsheet and 113 to another. */
const goal = (sdg: string | null) => sdg && `SDG ${sdg}`;

export const readablePillars: ReadableColumns<{ pillar: PublicPillar }> = { code: null };

export const readableProgrammes: ReadableColumns<PublicProgrammeSummary> = {
  pillar: (row) => row.pillar?.name ?? null,
  agency: (row) => shortName(row.agency),
};

export const readableIndicators: ReadableColumns<PublicIndicatorSummary> = {
  pillar: (row) => row.pillar?.name ?? null,
  programme: (row) => row.programme?.name ?? null,
  producer: (row) => shortName(row.agency),
  sdg: (row) => goal(row.definition.sdg),
  value: (row) => row.latest && rounded(row.latest.value, row.latest.decimals),
  achievementPercent: (row) => rounded(row.achievementPercent, PERCENT_DECIMALS),
  trendDifference: (row) =>
    row.trend.kind === "change" ? rounded(row.trend.difference, row.latest?.decimals ?? row.definition.decimals) : null,
};

export const readableValues: ReadableColumns<{ indicator: PublicIndicator; value: PublicValue }> = {
  value: ({ value }) => rounded(value.value, value.decimals),
  producer: ({ indicator }) => shortName(indicator.agency),
};

export const readableWithdrawals: ReadableColumns<{ value: WithdrawnValue }> = {
  value: ({ value }) => rounded(value.value, value.decimals),
};

export const readableRounds: ReadableColumns<PublicRound> = {
  computed: (row) => (row.computed?.status === "complete" ? rounded(row.computed.value, SCORE_DECIMALS) : null),
  targetPercent: (row) => rounded(row.targetPercent, PERCENT_DECIMALS),
  sections: (row, locale) =>
    row.sections.map(({ name, weight, score }) => ({ name: name[locale], weight, score: score?.value ?? null })),
  pillars: (row) => row.pillars.map(({ pillar, score }) => ({ name: pillar.name, score: score?.value ?? null })),
};

export const readableRecommendations: ReadableColumns<PublicRecommendation> = {
  pillar: (row) => row.pillar?.name ?? null,
  leadAgency: (row) => shortName(row.leadAgency),
  supportingAgencies: (row) => row.supports.map((agency) => agency.shortName).join(", ") || null,
  // Without a step made here it has none of the four words, which the page says too.
  status: (row) => row.status ?? "NONE",
  reports: (row) =>
    row.reports
      .filter(({ status, text }) => status !== null || text !== "")
      .map((report) => ({
        status: report.status,
        text: report.text,
        source: report.source,
        publishedAt: report.publishedAt,
        origin: originOf(report),
      })),
};

export const readableQuestions: ReadableColumns<PublicQuestionView> = {
  agency: (row) => shortName(row.agency),
};
