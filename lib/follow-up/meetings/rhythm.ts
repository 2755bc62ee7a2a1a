export interface YearOfMeetings {
  year: number;
  held: number;
  /** Planned from today on; one whose day went by without being held is no plan any more. */
  planned: number;
  /** How often the council has set itself to meet; null where no rhythm is known for that year. */
  wanted: number | null;
}

type MeetingDay = { heldOn: string; status: "PLANNED" | "HELD" | "CANCELLED" };
type Rhythm = { fromYear: number; meetingsPerYear: number };

/**
 * How often the council met against its own rhythm, newest year first: every year with a meeting, and that of `today`.
 * Days are 'YYYY-MM-DD'; a rhythm holds from its year until the next one. Rhythms differ per city, so they are data
 * (domain.md section 1).
 */
export function yearsOfMeetings(
  meetings: readonly MeetingDay[],
  rhythms: readonly Rhythm[],
  today: string,
): YearOfMeetings[] {
  const thisYear = Number(today.slice(0, 4));
  const yearOf = ({ heldOn }: MeetingDay) => Number(heldOn.slice(0, 4));
  const years = new Set([thisYear, ...meetings.map(yearOf)]);
  const newestFirst = [...rhythms].sort((a, b) => b.fromYear - a.fromYear);
  return [...years]
    .sort((a, b) => b - a)
    .map((year) => {
      const own = meetings.filter((meeting) => yearOf(meeting) === year);
      return {
        year,
        held: own.filter(({ status }) => status === "HELD").length,
        planned: own.filter(({ status, heldOn }) => status === "PLANNED" && heldOn >= today).length,
        wanted: newestFirst.find(({ fromYear }) => fromYear <= year)?.meetingsPerYear ?? null,
      };
    });
}
