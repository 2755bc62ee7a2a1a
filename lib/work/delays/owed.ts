import { dueDateOf, isLate } from "@/lib/city/entries/due-date";
import { currentPeriod, type Frequency, previousPeriod } from "@/lib/platform/format/period";

/** A period whose figures are late, with the day ('YYYY-MM-DD') on which they were due. */
export type OwedPeriod = { period: string; dueOn: string };
/** Null and empty where the last whole period is not due yet. */
export type Owed = { progress: OwedPeriod | null; values: (OwedPeriod & { frequency: Frequency })[] };

/** The settings of the city. */
export type Reporting = { rhythm: Frequency; dueDay: number };

const FREQUENCIES: Frequency[] = ["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"];

/** The last whole periods whose due day has passed on `today` ('YYYY-MM-DD'): what the tasks call late. */
export function owedFigures(today: string, { rhythm, dueDay }: Reporting): Owed {
  const late = (frequency: Frequency): OwedPeriod[] => {
    const period = previousPeriod(currentPeriod(frequency, today));
    const dueOn = dueDateOf(period, dueDay);
    return isLate(dueOn, today) ? [{ period, dueOn }] : [];
  };
  return {
    progress: late(rhythm)[0] ?? null,
    values: FREQUENCIES.flatMap((frequency) => late(frequency).map((owed) => ({ ...owed, frequency }))),
  };
}
