export interface YearState {
  planned: boolean;
  running: boolean;
}

export interface PlannedAndRunning {
  /** Programmes planned for the year, and of these the ones that ran. */
  planned: number;
  running: number;
  /** Ran without having been planned: said, and in neither figure. */
  unplanned: number;
  /** Programmes of which nothing is known for the year. */
  unstated: number;
}

/** "So many of so many" of a pillar in a year, over all of its programmes; null where nothing is known of one. */
export function countPlannedAndRunning(programmes: readonly (YearState | null)[]): PlannedAndRunning {
  const known = programmes.filter((state) => state !== null);
  return {
    planned: known.filter(({ planned }) => planned).length,
    running: known.filter(({ planned, running }) => planned && running).length,
    unplanned: known.filter(({ planned, running }) => !planned && running).length,
    unstated: programmes.length - known.length,
  };
}
