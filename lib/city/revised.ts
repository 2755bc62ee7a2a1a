import type { Revised } from "@/lib/platform/areas/office";
import { restoreAgency } from "./agencies/mutations";
import { findRevisedAgency } from "./agencies/queries";
import { restoreTerm } from "./glossary/mutations";
import { findRevisedTerm } from "./glossary/queries";
import { restoreIndicator } from "./indicator-register/mutations";
import { findRevisedIndicator } from "./indicator-register/queries";
import { restoreValue } from "./indicators/mutations";
import { findRevisedValue } from "./indicators/queries";
import { findRevisedKelurahan } from "./kelurahan/queries";
import { restoreLegalDocument } from "./legal-documents/mutations";
import { findRevisedLegalDocument } from "./legal-documents/queries";
import { restorePillar } from "./pillars/mutations";
import { findRevisedPillar } from "./pillars/queries";
import { funding, milestones, years } from "./programme-parts/mutations";
import { findRevisedFunding, findRevisedMilestone, findRevisedYear } from "./programme-parts/queries";
import { restoreFocus, restoreProgramme } from "./programme-register/mutations";
import {
  findRevisedFocus,
  findRevisedProgramme,
  listRegisterCodes,
  listRegisterNames,
} from "./programme-register/queries";
import { restoreProgress } from "./programmes/mutations";
import { findRevisedProgress } from "./programmes/queries";
import { restoreSiteText } from "./site-texts/mutations";
import { findRevisedSiteText } from "./site-texts/queries";
import { restoreIndexTarget, restoreTarget } from "./targets/mutations";
import { findRevisedIndexTarget, findRevisedTarget } from "./targets/queries";

/** What is kept in the register, with its names, owners and texts. */
const REGISTER: Revised[] = [
  {
    entity: "programme",
    find: findRevisedProgramme,
    fields: {
      ...({ name: "text", code: "text", pillar: "code", subDimension: "text", agency: "code" } as const),
      ...({ supports: "code", quickWin: "word", status: "word", startedPeriod: "text", endedPeriod: "text" } as const),
      ...({ descriptionId: "text", descriptionEn: "text", benefitId: "text", benefitEn: "text" } as const),
      ...({ masterplanFrom: "text", masterplanTo: "text", partners: "text", kelurahan: "text" } as const),
      ...({ source: "text", closedOn: "day", closedReason: "text" } as const),
    },
    apart: ["closedOn", "closedReason"],
    older: { columns: { pillarId: "pillar", agencyId: "agency" }, codesOf: listRegisterCodes },
    namesOf: listRegisterNames,
    restore: restoreProgramme,
  },
  { entity: "programmeFocus", find: findRevisedFocus, fields: { mostActive: "text" }, restore: restoreFocus },
  {
    entity: "indicator",
    find: findRevisedIndicator,
    fields: {
      ...({ code: "text", nameId: "text", nameEn: "text", pillar: "code", programme: "code", agency: "code" } as const),
      ...({ meaningId: "text", meaningEn: "text" } as const),
      ...({
        producer: "code",
        steward: "code",
        byKelurahan: "word",
        smallBelow: "text",
        baselineYear: "text",
      } as const),
      ...({ baselineValue: "number", baselineState: "text", baselineSource: "text", retiredFrom: "day" } as const),
      ...({ retiredReason: "text", definitions: "text", frameworks: "text", moves: "text" } as const),
    },
    apart: ["retiredFrom", "retiredReason", "frameworks", "moves"],
    older: {
      columns: { pillarId: "pillar", agencyId: "agency", programmeId: "programme" },
      codesOf: listRegisterCodes,
    },
    namesOf: listRegisterNames,
    restore: restoreIndicator,
  },
  {
    entity: "agency",
    find: findRevisedAgency,
    fields: {
      ...({ code: "text", name: "text", shortName: "text", fromOn: "day", closedOn: "day", to: "text" } as const),
      legalBasis: "text",
    },
    restore: restoreAgency,
  },
  {
    entity: "kelurahan",
    find: findRevisedKelurahan,
    fields: {
      ...({ name: "text", code: "text", codeListedOn: "day", kecamatanCode: "text", kecamatan: "text" } as const),
      ...({ areaKm2: "number", fromOn: "day", closedOn: "day", to: "text", legalBasis: "text" } as const),
    },
  },
];

const TARGET = { plan: "text", source: "text", reason: "text", withdrawnAt: "day" } as const;

const TARGETS: Revised[] = [
  {
    entity: "indicatorTarget",
    find: findRevisedTarget,
    fields: { kind: "word", value: "number", low: "number", high: "number", state: "text", ...TARGET },
    restore: restoreTarget,
  },
  {
    entity: "indexTarget",
    find: findRevisedIndexTarget,
    fields: { value: "number", ...TARGET },
    restore: restoreIndexTarget,
  },
];

/** What agencies enter and Diskominfo checks. */
const ENTRIES: Revised[] = [
  {
    entity: "progressReport",
    find: findRevisedProgress,
    fields: {
      ...({
        physicalPercent: "number",
        beneficiaries: "number",
        done: "text",
        obstacles: "text",
        nextStep: "text",
        evidenceUrl: "text",
      } as const),
    },
    restore: restoreProgress,
  },
  {
    entity: "indicatorValue",
    find: findRevisedValue,
    fields: {
      ...({ value: "number", state: "text", numerator: "number", denominator: "number", certainty: "word" } as const),
      ...({ source: "text", note: "text" } as const),
    },
    restore: restoreValue,
  },
  {
    entity: "programmeYear",
    find: findRevisedYear,
    fields: { planned: "word", running: "word", source: "text", note: "text" },
    restore: years.restore,
  },
  {
    entity: "programmeMilestone",
    find: findRevisedMilestone,
    fields: {
      ...({
        titleId: "text",
        titleEn: "text",
        dueOn: "day",
        state: "word",
        doneOn: "day",
        droppedReason: "text",
      } as const),
    },
    restore: milestones.restore,
  },
  {
    entity: "programmeFunding",
    find: findRevisedFunding,
    fields: { planned: "number", spent: "number", source: "text" },
    restore: funding.restore,
  },
];

/** What the public reads in the city's words: an earlier wording comes back as a draft. */
const WORDS: Revised[] = [
  {
    entity: "pillar",
    find: findRevisedPillar,
    fields: { name: "text", focusId: "text", focusEn: "text", hue: "text", icon: "word" },
    restore: restorePillar,
  },
  {
    entity: "legalDocument",
    find: findRevisedLegalDocument,
    fields: {
      ...({ type: "word", number: "text", year: "text", title: "text", enactedOn: "day", status: "word" } as const),
      ...({ source: "text", restsOn: "text", replaces: "text", file: "text" } as const),
    },
    restore: restoreLegalDocument,
  },
  {
    entity: "glossaryTerm",
    find: findRevisedTerm,
    fields: { termId: "text", explanationId: "text", termEn: "text", explanationEn: "text" },
    restore: restoreTerm,
  },
  {
    entity: "siteText",
    find: findRevisedSiteText,
    fields: { textId: "text", textEn: "text" },
    restore: restoreSiteText,
  },
];

/** Rows whose every change can be read, compared and brought back. */
export const REVISED: readonly Revised[] = [...REGISTER, ...TARGETS, ...ENTRIES, ...WORDS];
