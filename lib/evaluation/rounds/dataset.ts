import { pageOf } from "@/lib/platform/datasets/cut";
import "server-only";
import type { z } from "zod";
import { listPublishedPillars, type PublicPillar } from "@/lib/city/pillars/published";
import { absolute, type Dataset, originOf, PERCENT_DECIMALS, POINTS, rounded } from "@/lib/platform/datasets/dataset";
import { listQuery, year } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { listPillarScores, listPublishedRoundDetails, type PillarScores, type PublicRound } from "./published";

/** Scores have two decimals, or three where a city prints three. */
const SCORE_DECIMALS = 3;

/** The pillars with the scores of the newest round that has them: the scores are why people take it. */
const pillarsQuery = listQuery({});

export const pillars: Dataset<
  { pillar: PublicPillar; scores: PillarScores["scores"] },
  z.output<typeof pillarsQuery>
> = {
  at: "/api/v1/pillars",
  name: "pillars",
  item: { at: "/api/v1/pillars/[code]", key: { code: "code" } },
  query: pillarsQuery,
  columns: {
    code: ({ pillar }) => pillar.code,
    nameId: ({ pillar }) => pillar.name,
    nameEn: ({ pillar }) => pillar.name,
    order: ({ pillar }) => pillar.order,
    focusId: ({ pillar }) => pillar.focus.id,
    focusEn: ({ pillar }) => pillar.focus.en,
    officialScore: ({ scores }) => scores[0]?.score.value ?? null,
    unit: () => POINTS,
    scaleMax: ({ scores }) => scores[0]?.scale?.max ?? null,
    period: ({ scores }) => scores[0]?.round.slug ?? null,
    source: ({ scores }) => scores[0]?.score.source ?? null,
    publishedAt: ({ scores }) => scores[0]?.score.publishedAt ?? null,
    origin: ({ scores }) => (scores[0] ? originOf(scores[0].score) : null),
    url: ({ pillar }) => absolute(route("/pilar/[slug]", { slug: pillar.slug })),
  },
  readable: { code: null },
  load: async (query) => {
    const [pillars, scores] = await Promise.all([listPublishedPillars(), listPillarScores()]);
    const all = pillars.map((pillar) => ({
      pillar,
      scores: scores.find((entry) => entry.pillar.code === pillar.code)?.scores ?? [],
    }));
    return pageOf(all, query);
  },
};

const roundsQuery = listQuery({ year });

export const rounds: Dataset<PublicRound, z.output<typeof roundsQuery>> = {
  at: "/api/v1/rounds",
  name: "rounds",
  item: { at: "/api/v1/rounds/[slug]", key: { slug: "round" } },
  query: roundsQuery,
  columns: {
    round: (row) => row.slug,
    period: (row) => String(row.year),
    stage: (row) => row.stage,
    status: (row) => row.phase,
    heldOn: (row) => row.heldOn,
    letterNumber: (row) => row.letter.number,
    letterDate: (row) => row.letter.date,
    instrument: (row) => row.instrument?.code ?? null,
    instrumentNameId: (row) => row.instrument?.name.id ?? null,
    instrumentNameEn: (row) => row.instrument?.name.en ?? null,
    official: (row) => row.final?.value ?? null,
    unit: () => POINTS,
    scaleMax: (row) => row.instrument?.scaleMax ?? null,
    computed: (row) => (row.computed?.status === "complete" ? row.computed.value : null),
    target: (row) => row.target?.value ?? null,
    targetPlan: (row) => row.target?.plan ?? null,
    targetPercent: (row) => row.targetPercent,
    targetMet: (row) => row.targetMet,
    change: (row) => row.change.kind,
    changeFrom: (row) => (row.change.kind === "missing" ? null : row.change.from.slug),
    changeDifference: (row) => (row.change.kind === "change" ? row.change.difference : null),
    sections: (row) =>
      row.sections.map(({ code, name, weight, score }) => ({
        code,
        nameId: name.id,
        nameEn: name.en,
        weight,
        score: score?.value ?? null,
      })),
    pillars: (row) => row.pillars.map(({ pillar, score }) => ({ code: pillar.code, score: score?.value ?? null })),
    ranks: (row) => row.ranks.map(({ scope, rank, outOf }) => ({ scope, rank, outOf })),
    noteId: (row) => row.note.id,
    noteEn: (row) => row.note.en,
    source: (row) => row.source,
    publishedAt: (row) => row.publishedAt,
    origin: (row) => originOf(row),
    url: (row) => absolute(route("/evaluasi/[putaran]", { putaran: row.slug })),
  },
  readable: {
    computed: (row) => (row.computed?.status === "complete" ? rounded(row.computed.value, SCORE_DECIMALS) : null),
    targetPercent: (row) => rounded(row.targetPercent, PERCENT_DECIMALS),
    sections: (row, locale) =>
      row.sections.map(({ name, weight, score }) => ({ name: name[locale], weight, score: score?.value ?? null })),
    pillars: (row) => row.pillars.map(({ pillar, score }) => ({ name: pillar.name, score: score?.value ?? null })),
  },
  load: listPublishedRoundDetails,
};
