import { CalendarCheck, Hexagon, Landmark } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { listWaitingAnswers } from "./answers/queries";
import { canReadInstruments } from "./instruments/policy";
import { canReadReview } from "./rounds/policy";
import { findRevisedRound } from "./rounds/queries";
import { restoreSurveyResult } from "./surveys/mutations";
import { findRevisedSurveyResult, listSurveyNames } from "./surveys/queries";

export const evaluation: Office = {
  menu: [
    { page: "/dewan", label: "council", icon: Landmark, place: 30, isShown: canReadReview },
    {
      page: "/asesor",
      label: "assessor",
      icon: CalendarCheck,
      place: 40,
      isShown: ({ role }) => role === "ASSESSOR",
    },
    {
      page: "/kelola/putaran",
      label: "rounds",
      icon: CalendarCheck,
      place: 40,
      isShown: ({ role }) => role !== "ASSESSOR",
      covers: ["/kelola/jawaban/[id]", "/kelola/kota-lain"],
    },
    { page: "/kelola/instrumen", label: "instruments", icon: Hexagon, place: 80, isShown: canReadInstruments },
  ],
  waiting: listWaitingAnswers,
  revised: [
    { entity: "evaluationRound", find: findRevisedRound, fields: { phase: "word", dates: "text" } },
    {
      entity: "surveyResult",
      find: findRevisedSurveyResult,
      fields: {
        ...({ programmeId: "row", subDimensionId: "row", respondents: "number", mean: "number" } as const),
        ...({ scaleMin: "number", scaleMax: "number", method: "text" } as const),
        ...({ fieldworkFrom: "day", fieldworkTo: "day", source: "text" } as const),
      },
      namesOf: listSurveyNames,
      restore: restoreSurveyResult,
    },
  ],
};
