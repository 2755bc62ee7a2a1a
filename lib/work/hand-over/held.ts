export const WORK_KINDS = ["answer", "recommendation", "action", "question"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** A row of the view open_work: what somebody holds in person and is not done. */
export type HeldWork = {
  kind: WorkKind;
  id: string;
  version: number;
  officerId: string;
  agencyId: string;
  /** "2026-2 · GOV-01", "2022/1", a question's number; empty for a decision's action. */
  code: string;
  nameId: string;
  nameEn: string;
  dueOn: Date | null;
};
