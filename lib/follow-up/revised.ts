import type { Revised } from "@/lib/platform/areas/office";
import { findRevisedAction } from "./actions/queries";
import { restoreBody, restoreMember, restoreRhythm } from "./council-members/mutations";
import {
  findRevisedBody,
  findRevisedMember,
  findRevisedRhythm,
  listBodyNames,
  listMemberNames,
} from "./council-members/queries";
import { restoreDecision } from "./decisions/mutations";
import { findRevisedDecision, listTargetNames } from "./decisions/queries";
import { restoreMeeting } from "./meetings/mutations";
import { findRevisedMeeting } from "./meetings/queries";
import { findRevisedRecommendation, listWorkNames } from "./recommendations/queries";

const COUNCIL: Revised[] = [
  {
    entity: "councilMember",
    find: findRevisedMember,
    fields: { name: "text", position: "text", bodyId: "row", role: "word", from: "day", to: "day", source: "text" },
    namesOf: listBodyNames,
    restore: restoreMember,
  },
  {
    entity: "councilBody",
    find: findRevisedBody,
    fields: { kind: "word", name: "text" },
    restore: restoreBody,
  },
  {
    entity: "councilRhythm",
    find: findRevisedRhythm,
    fields: { meetingsPerYear: "number", source: "text" },
    restore: restoreRhythm,
  },
  {
    entity: "meeting",
    find: findRevisedMeeting,
    fields: {
      ...({ title: "text", heldOn: "day", startsAt: "text", place: "text", status: "word", agenda: "text" } as const),
      ...({ summary: "text", chairId: "row", secretaryId: "row", attendance: "row" } as const),
    },
    apart: ["attendance"],
    namesOf: listMemberNames,
    restore: restoreMeeting,
  },
  {
    entity: "decision",
    find: findRevisedDecision,
    fields: { text: "text", links: "row" },
    namesOf: listTargetNames,
    restore: restoreDecision,
  },
];

/** What is followed up step by step: each step stands, and a new one leads on. */
const WORK: Revised[] = [
  {
    entity: "followUpAction",
    find: findRevisedAction,
    fields: {
      ...({ text: "text", agencyId: "row", officerId: "row", dueOn: "day", percent: "number" } as const),
      cancelledAt: "day",
    },
    namesOf: listWorkNames,
  },
  {
    entity: "recommendation",
    find: findRevisedRecommendation,
    fields: {
      ...({ state: "word", status: "word", leadAgencyId: "row", officerId: "row", verifierAgencyId: "row" } as const),
      ...({ dueOn: "day", closesAs: "word", resultText: "text", legalReason: "text", forerunnerId: "row" } as const),
    },
    namesOf: listWorkNames,
  },
];

/** Rows of the council and of its follow-up whose every change can be read. */
export const REVISED: readonly Revised[] = [...COUNCIL, ...WORK];
