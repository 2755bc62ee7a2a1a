// Every read of the public site, by what it tells: none of them tells what is not published (published.test.ts), and none goes
// through a large table (plans.test.ts).
import { listPublishedAgencies } from "@/lib/city/agencies/published";
import { listFactCorrections, listFactSources } from "@/lib/city/fact-sources/published";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import {
  getPublishedIndicator,
  listEveryValue,
  listMovesBetween,
  listPillarAchievements,
  listPublishedIndicators,
  listPublishedValues,
  listPublishedWithdrawals,
} from "@/lib/city/indicators/published";
import { findKelurahan } from "@/lib/city/kelurahan/published";
import { findKelurahanMap } from "@/lib/city/kelurahan-map/published";
import { listPublishedLegalDocuments } from "@/lib/city/legal-documents/published";
import { getPublishedPillar, listPublishedPillars } from "@/lib/city/pillars/published";
import {
  listPlannedAndRunning,
  listPublishedFunding,
  listPublishedMilestones,
  listPublishedYears,
} from "@/lib/city/programme-parts/published";
import { getPublishedProgramme, listPublishedProgrammes } from "@/lib/city/programmes/published";
import { findSiteText } from "@/lib/city/site-texts/published";
import { listPublishedInstruments } from "@/lib/evaluation/instruments/published";
import { listOtherCityIndices } from "@/lib/evaluation/other-cities/published";
import {
  getIndexHistory,
  getPillarSets,
  getPublishedRound,
  listOtherEvaluations,
  listPillarScores,
  listPublishedRoundDetails,
  listPublishedRounds,
} from "@/lib/evaluation/rounds/published";
import { listPublishedDecisions } from "@/lib/follow-up/decisions/published";
import { getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import {
  countDueDates,
  countPublishedRecommendations,
  findPublishedRecommendation,
  listPublishedRecommendations,
  listRecommendationChanges,
  listRecommendationPaths,
  listRecommendedAgencies,
} from "@/lib/follow-up/recommendations/published";
import { publicDb } from "@/lib/platform/db/public";
import { readCity } from "@/lib/platform/settings/published";
import { getPublishedTrace } from "@/lib/results/traces/published";
import { listChanges } from "@/lib/site/changes/published";
import { comparePublished, listComparable } from "@/lib/site/comparison/published";
import { findEarlierState } from "@/lib/site/earlier-state/published";
import {
  comparePublishedRounds,
  lastPublishedAt,
  listAuditHeads,
  listPillarOverview,
  listPublicPaths,
  whatMoved,
} from "@/lib/site/publication/published";
import { explainRound } from "@/lib/site/reasons/published";
import { isPastProtected, listPublishedSeals } from "@/lib/site/seals/published";
import { listTopics } from "@/lib/site/subscriptions/published";
import {
  listPublicKelurahan,
  listPublishedQuestions,
  measureAnswerTime,
} from "@/lib/voices/public-questions/published";
import { listSubjects } from "@/lib/voices/question-subjects/published";
import { listPublishedTestimonies } from "@/lib/voices/testimonies/published";

export const PUBLIC_READS: Record<string, () => Promise<unknown>> = {
  pillars: listPublishedPillars,
  seals: () => listPublishedSeals({ pageSize: 1000 }),
  protection: isPastProtected,
  "a pillar": () => getPublishedPillar("smart-governance"),
  instruments: listPublishedInstruments,
  programmes: () => listPublishedProgrammes(),
  "a programme": () => getPublishedProgramme("terbuka"),
  "money of programmes": () => listPublishedFunding(),
  "years of programmes": () => listPublishedYears(),
  "planned and running": listPlannedAndRunning,
  indicators: () => listPublishedIndicators(),
  "indicators by status": () => listPublishedIndicators({ status: "NEAR" }),
  "an indicator": () => getPublishedIndicator("UJI-01"),
  "values of an indicator": () => listPublishedValues("UJI-01"),
  "achievement per pillar": listPillarAchievements,
  rounds: listPublishedRounds,
  "rounds in detail": () => listPublishedRoundDetails(),
  "a round": () => getPublishedRound("2022"),
  "pillar scores": listPillarScores,
  "pillar scores as a whole": getPillarSets,
  "the index": getIndexHistory,
  "indices of other cities": listOtherCityIndices,
  recommendations: () => listPublishedRecommendations(),
  "counted recommendations": countPublishedRecommendations,
  "legal documents": listPublishedLegalDocuments,
  "last publication": lastPublishedAt,
  "a round's trace": () => getPublishedTrace("2022"),
  "two rounds compared": () => comparePublishedRounds("2021", "2022"),
  "heads of the audit chain": listAuditHeads,
  "what moved": whatMoved,
  "a recommendation": () => findPublishedRecommendation("2022", 1),
  "changes of recommendations": () => listRecommendationChanges(100),
  "due dates": () => countDueDates({}),
  "agencies of recommendations": listRecommendedAgencies,
  "addresses of recommendations": listRecommendationPaths,
  "what has changed": () => listChanges("id"),
  "decisions of the council": () => listPublishedDecisions(),
  "why a round's final is what it is": () => explainRound("2022"),
  "indicators that moved between two years": () => listMovesBetween(2021, 2022),
  testimonies: () => listPublishedTestimonies(),
  questions: () => listPublishedQuestions(),
  "questions of a recommendation": () => listPublishedQuestions({ about: [{ rekomendasi: "2022/1" }] }),
  "answer times": measureAnswerTime,
  kelurahan: listPublicKelurahan,
  "public pages": listPublicPaths,
  "the city": () => readCity(publicDb()),
  agencies: listPublishedAgencies,
  glossary: () => listPublishedTerms("id"),
  "a sentence of the city": () => findSiteText("who", "id"),
  "milestones of programmes": () => listPublishedMilestones(),
  "values of all indicators": () => listEveryValue({ pageSize: 1000 }),
  "figures that were taken back": () => listPublishedWithdrawals(),
  "a kelurahan": () => findKelurahan("kelurahan-uji"),
  "the map of kelurahan": findKelurahanMap,
  "sources of facts": () => listFactSources(),
  "corrections of facts": () => listFactCorrections(),
  "other evaluations": listOtherEvaluations,
  "the board of recommendations": () => getPublicBoard({}),
  "what can be compared": listComparable,
  "a comparison": () => comparePublished({ seri: ["INDEKS", "UJI-01", "UJI-02", "KOTA-kota-tetangga"] }),
  "the state of a day": () => findEarlierState(new Date().toISOString().slice(0, 10)),
  "pillars of the home page": listPillarOverview,
  "topics of news": listTopics,
  "what can be asked about": () => listSubjects("id"),
};
