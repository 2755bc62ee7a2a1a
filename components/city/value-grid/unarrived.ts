/** What goes again by itself: it certainly was not saved, or it may have been, and then nothing is written twice. */
export type Unarrived = "unsent" | "unsure";
export const UNARRIVED: readonly Unarrived[] = ["unsent", "unsure"];

/** How what was sent stands where an outage, or the line, came between. */
export const unarrived = (code: string): Unarrived => (code === "UNCERTAIN" ? "unsure" : "unsent");

/** One of many that the database went away before, or over. */
export const isOutage = (code: string): boolean => code === "UNAVAILABLE" || code === "UNCERTAIN";

/** The outage among the answers of a step, which nobody takes again but who took it. */
export const outageIn = (answers: readonly { problem: { code: string } | null }[]): string | null =>
  answers.find(({ problem }) => problem && isOutage(problem.code))?.problem?.code ?? null;
