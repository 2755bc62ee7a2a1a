import type { PublicFactSource } from "@/lib/city/fact-sources/citation";
import type {
  PublicIndicator,
  PublicIndicatorSummary,
  PublicValue,
  WithdrawnValue,
} from "@/lib/city/indicators/published";
import type { PublicPillar } from "@/lib/city/pillars/published";
import type { PublicProgrammeSummary } from "@/lib/city/programmes/published";
import type { PillarScores, PublicRound } from "@/lib/evaluation/rounds/published";
import type { PublicRecommendation } from "@/lib/follow-up/recommendations/published";
import { env } from "@/lib/platform/config/env";
import { route } from "@/lib/platform/pages/routes";
import type { PublishedSeal } from "@/lib/site/seals/published";
import type { PublicQuestionView } from "@/lib/voices/public-questions/published";
import type { PublicTestimony } from "@/lib/voices/testimonies/published";
import type { Columns } from "./listing";
import "server-only";

/** Whether the city published it here, or it was shipped, taken from a published source. */
export const originOf = ({ shipped }: { shipped: boolean }) => (shipped ? "PUBLISHED_SOURCE" : "CITY");

/** Absolute, because a CSV file leaves the site. */
const page = (path: string) => new URL(path, env().NEXTAUTH_URL).href;

const POINTS = "poin";

export const pillarColumns: Columns<{ pillar: PublicPillar; scores: PillarScores["scores"] }> = {
  code: ({ pillar }) => pillar.code,
  nameId: ({ pillar }) => pillar.name,
  nameEn: ({ pillar }) => pillar.name,
  order: ({ pillar }) => pillar.order,
  focusId: ({ pillar }) => pillar.focus.id,
  focusEn: ({ pillar }) => pillar.focus.en,
  officialScore: ({ scores }) => scores[0]?.score.value ?? null,
  unit: () => POINTS,
  scaleMax: ({ scores }) => scores[0]?.scaleMax ?? null,
  period: ({ scores }) => scores[0]?.round.slug ?? null,
  source: ({ scores }) => scores[0]?.score.source ?? null,
  publishedAt: ({ scores }) => scores[0]?.score.publishedAt ?? null,
  origin: ({ scores }) => (scores[0] ? originOf(scores[0].score) : null),
  url: ({ pillar }) => page(route("/pilar/[slug]", { slug: pillar.slug })),
};

export const programmeColumns: Columns<PublicProgrammeSummary> = {
  slug: (row) => row.slug,
  nameId: (row) => row.name,
  nameEn: (row) => row.name,
  pillar: (row) => row.pillar?.code ?? null,
  agency: (row) => row.agency?.code ?? null,
  agencyName: (row) => row.agency?.name ?? null,
  quickWin: (row) => row.quickWin,
  status: (row) => row.status,
  startedPeriod: (row) => row.startedPeriod,
  endedPeriod: (row) => row.endedPeriod,
  descriptionId: (row) => row.description.id,
  descriptionEn: (row) => row.description.en,
  physicalProgress: (row) => row.latest?.physicalPercent ?? null,
  unit: () => "%",
  period: (row) => row.latest?.period ?? null,
  reportedAt: (row) => row.latest?.publishedAt ?? null,
  source: (row) => row.source,
  publishedAt: (row) => row.publishedAt,
  origin: (row) => originOf(row),
  url: (row) => page(route("/program/[slug]", { slug: row.slug })),
};

/** What Satu Data asks of every series: definition, unit, frequency, producer (Perpres 39/2019). */
const series: Columns<PublicIndicator> = {
  code: (row) => row.code,
  nameId: (row) => row.name.id,
  nameEn: (row) => row.name.en,
  pillar: (row) => row.pillar?.code ?? null,
  programme: (row) => row.programme?.slug ?? null,
  definition: (row) => row.definition.formulaId,
  definitionNumber: (row) => row.definition.number,
  unit: (row) => row.definition.unit,
  decimals: (row) => row.definition.decimals,
  frequency: (row) => row.definition.frequency,
  aggregation: (row) => row.definition.aggregation,
  polarity: (row) => row.definition.polarity,
  producer: (row) => row.agency?.code ?? null,
  producerName: (row) => row.agency?.name ?? null,
  dataSource: (row) => row.definition.dataSource,
  sdg: (row) => row.definition.sdg,
};

export const indicatorColumns: Columns<PublicIndicatorSummary> = {
  ...series,
  period: (row) => row.latest?.period ?? null,
  value: (row) => row.latest?.value ?? null,
  // The unit above is the present definition's; the latest value may stem from an older one.
  valueUnit: (row) => row.latest?.unit ?? null,
  certainty: (row) => row.latest?.certainty ?? null,
  targetYear: (row) => row.target?.year ?? null,
  target: (row) => row.target?.value ?? null,
  targetPlan: (row) => row.target?.plan ?? null,
  achievementPercent: (row) => row.achievementPercent,
  targetMet: (row) => row.targetMet,
  status: (row) => row.status,
  trend: (row) => row.trend.kind,
  trendFrom: (row) => (row.trend.kind === "none" ? null : row.trend.from),
  trendDifference: (row) => (row.trend.kind === "change" ? row.trend.difference : null),
  source: (row) => row.latest?.source ?? null,
  publishedAt: (row) => row.latest?.publishedAt ?? null,
  origin: (row) => (row.latest ? originOf(row.latest) : null),
  url: (row) => page(route("/indikator/[kode]", { kode: row.code })),
};

export const valueColumns: Columns<{ indicator: PublicIndicator; value: PublicValue }> = {
  code: ({ indicator }) => indicator.code,
  nameId: ({ indicator }) => indicator.name.id,
  nameEn: ({ indicator }) => indicator.name.en,
  period: ({ value }) => value.period,
  periodEnd: ({ value }) => value.periodEnd,
  kelurahan: ({ value }) => value.kelurahan,
  value: ({ value }) => value.value,
  unit: ({ value }) => value.unit,
  decimals: ({ value }) => value.decimals,
  numerator: ({ value }) => value.numerator,
  denominator: ({ value }) => value.denominator,
  status: ({ value }) => value.certainty,
  breakInSeries: ({ value }) => value.breakInSeries,
  definition: ({ indicator, value }) =>
    value.definitionNumber === indicator.definition.number ? indicator.definition.formulaId : null,
  definitionNumber: ({ value }) => value.definitionNumber,
  frequency: ({ indicator }) => indicator.definition.frequency,
  producer: ({ indicator }) => indicator.agency?.code ?? null,
  producerName: ({ indicator }) => indicator.agency?.name ?? null,
  dataSource: ({ indicator }) => indicator.definition.dataSource,
  noteId: ({ value }) => value.note.id,
  noteEn: ({ value }) => value.note.en,
  source: ({ value }) => value.source,
  revision: ({ value }) => value.revision,
  publishedAt: ({ value }) => value.publishedAt,
  origin: ({ value }) => originOf(value),
  url: ({ indicator }) => page(route("/indikator/[kode]", { kode: indicator.code })),
};

/** Figures that stood on the site and were taken back: never among the values above. */
export const withdrawalColumns: Columns<{ indicator: PublicIndicator; value: WithdrawnValue }> = {
  code: ({ indicator }) => indicator.code,
  nameId: ({ indicator }) => indicator.name.id,
  nameEn: ({ indicator }) => indicator.name.en,
  period: ({ value }) => value.period,
  periodEnd: ({ value }) => value.periodEnd,
  kelurahan: ({ value }) => value.kelurahan,
  value: ({ value }) => value.value,
  unit: ({ value }) => value.unit,
  decimals: ({ value }) => value.decimals,
  status: ({ value }) => value.certainty,
  withdrawnAt: ({ value }) => value.withdrawnAt,
  reasonId: ({ value }) => value.reason.id,
  reasonEn: ({ value }) => value.reason.en,
  movedTo: ({ value }) => value.movedTo,
  source: ({ value }) => value.source,
  revision: ({ value }) => value.revision,
  publishedAt: ({ value }) => value.publishedAt,
  origin: ({ value }) => originOf(value),
  url: ({ indicator }) => page(route("/indikator/[kode]", { kode: indicator.code })),
};

export const roundColumns: Columns<PublicRound> = {
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
  url: (row) => page(route("/evaluasi/[putaran]", { putaran: row.slug })),
};

/** What was told last of what was done; a report that has no text of it tells nothing, so its date and source do neither. */
const followUpOf = ({ reports: [newest] }: PublicRecommendation) => (newest?.text ? newest : null);

export const recommendationColumns: Columns<PublicRecommendation> = {
  round: (row) => row.round.slug,
  period: (row) => String(row.round.year),
  order: (row) => row.order,
  pillar: (row) => row.pillar?.code ?? null,
  text: (row) => row.text,
  leadAgency: (row) => row.leadAgency?.code ?? null,
  leadAgencyName: (row) => row.leadAgency?.name ?? null,
  supportingAgencies: (row) => row.supports.map(({ code }) => code).join(" ") || null,
  dueOn: (row) => row.dueOn,
  originalDueOn: (row) => row.originalDueOn,
  status: (row) => row.status,
  overdue: (row) => row.overdue,
  followUp: (row) => followUpOf(row)?.text ?? null,
  followUpSource: (row) => followUpOf(row)?.source || null,
  followUpPublishedAt: (row) => followUpOf(row)?.publishedAt ?? null,
  followUpOrigin: (row) => {
    const followUp = followUpOf(row);
    return followUp && originOf(followUp);
  },
  reports: (row) =>
    row.reports.map((report) => ({
      status: report.status,
      text: report.text || null,
      source: report.source,
      publishedAt: report.publishedAt,
      origin: originOf(report),
    })),
  evidence: (row) =>
    row.evidence.map(({ id, title, url }) => ({ title, url: url ?? page(route("/api/v1/evidence/[id]", { id })) })),
  source: (row) => row.source,
  publishedAt: (row) => row.publishedAt,
  origin: (row) => originOf(row),
  forerunner: (row) => row.forerunner && `${row.forerunner.round.slug}/${row.forerunner.order}`,
  url: (row) => page(row.path),
};

export const sourceColumns: Columns<PublicFactSource> = {
  key: (row) => row.key,
  publisher: (row) => row.publisher,
  title: (row) => row.title,
  publishedOn: (row) => row.publishedOn,
  url: (row) => row.url,
  noteId: (row) => row.note.id || null,
  noteEn: (row) => row.note.en || null,
};

export const testimonyColumns: Columns<PublicTestimony> = {
  id: (row) => row.id,
  programme: (row) => row.programme.slug,
  programmeName: (row) => row.programme.name,
  name: (row) => row.name,
  text: (row) => row.text,
  toldOn: (row) => row.toldOn,
  publishedAt: (row) => row.publishedAt,
  url: (row) => page(route("/program/[slug]", { slug: row.programme.slug })),
};

export const questionColumns: Columns<PublicQuestionView> = {
  number: (row) => row.number,
  about: (row) => row.subject.kind,
  aboutCode: (row) => row.subject.code,
  aboutName: (row) => row.subject.name,
  kelurahan: (row) => row.kelurahan,
  text: (row) => row.text,
  receivedAt: (row) => row.receivedAt,
  agency: (row) => row.agency?.code ?? null,
  answer: (row) => row.answer,
  answeredAt: (row) => row.answeredAt,
  answerDays: (row) => row.answerDays,
  url: (row) => page(route("/tanya-jawab/[nomor]", { nomor: row.number })),
};

export const sealColumns: Columns<PublishedSeal> = {
  position: (row) => row.position,
  at: (row) => row.at,
  action: (row) => row.action,
  entity: (row) => row.entity,
  entityId: (row) => row.entityId,
  subject: (row) => row.subject,
  previousHash: (row) => row.previousHash,
  hash: (row) => row.hash,
  payload: (row) => row.payload,
};
