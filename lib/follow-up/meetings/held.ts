type MeetingDay = { heldOn: string; status: "PLANNED" | "HELD" | "CANCELLED" };

/** A meeting cannot have been held before its day has come; both days are 'YYYY-MM-DD' in the city's zone. */
export function isHeldTooEarly({ status, heldOn }: MeetingDay, today: string): boolean {
  return status === "HELD" && heldOn > today;
}
