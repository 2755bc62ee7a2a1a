import type { ProgrammeStatus } from "@/lib/platform/db/generated/enums";

/** A programme that people look after: one that runs, or of which nobody said yet that it does not. */
export function isActive(status: ProgrammeStatus | null): boolean {
  return status === null || status === "RUNNING";
}

/** More active programmes on a pillar than people can look after, by the city's own bound; never where it set none. */
export function isOverFocus(active: number, mostActive: number | null): boolean {
  return mostActive !== null && active > mostActive;
}
