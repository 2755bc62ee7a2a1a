import type { EntryKind, WorkbookKind } from "@/lib/city/entry-workbooks/kind";
import { FUNDING, MILESTONES } from "@/lib/city/programme-parts/workbook";
import { PROGRESS } from "@/lib/city/programmes/workbook";
import { VALUES } from "@/lib/city/value-grid/workbook";
import { ANSWERS } from "@/lib/evaluation/answers/workbook";
import { SURVEYS } from "@/lib/evaluation/surveys/workbook";

/** What goes out as a workbook and comes back, each with its one declaration. */
export const KINDS: Record<WorkbookKind, EntryKind> = {
  values: VALUES,
  progress: PROGRESS,
  milestones: MILESTONES,
  funding: FUNDING,
  answers: ANSWERS,
  surveys: SURVEYS,
};

export const kindOf = (name: string): EntryKind | undefined => Object.values(KINDS).find((kind) => kind.name === name);
