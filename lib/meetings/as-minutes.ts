import type { Minutes } from "./minutes";

type Person = { name: string; position: string } | null;

/** The parts of a meeting that its minutes tell. */
export type MeetingOfMinutes = {
  title: string;
  heldOn: string;
  startsAt: string;
  place: string;
  status: "PLANNED" | "HELD" | "CANCELLED";
  summary: string;
  agenda: readonly { text: string }[];
  chair: Person;
  secretary: Person;
  attendances: readonly {
    attendance: "PRESENT" | "REPRESENTED" | "EXCUSED" | "ABSENT";
    representative: string;
    member: { name: string; position: string; body: { name: string } };
  }[];
};

type DecisionOfMinutes = {
  text: string;
  actions: readonly { text: string; agency: { name: string }; dueOn: string; isCancelled: boolean }[];
};

const WORDS = { PRESENT: "hadir", REPRESENTED: "diwakili", EXCUSED: "izin", ABSENT: "tidak hadir" };

/** A meeting and its decisions as the document has them, in Indonesian; what was given up is no longer decided. */
export function asMinutes(meeting: MeetingOfMinutes, decisions: readonly DecisionOfMinutes[], city: string): Minutes {
  const { title, heldOn, startsAt, place, summary, chair, secretary } = meeting;
  const bodies = Map.groupBy(meeting.attendances, ({ member }) => member.body.name);
  return {
    ...{ city, title, heldOn, startsAt, place, summary, chair, secretary },
    isDraft: meeting.status !== "HELD",
    agenda: meeting.agenda.map(({ text }) => text),
    attendance: [...bodies].map(([body, rows]) => ({
      body,
      lines: rows.map(({ member, attendance, representative }) => {
        const who = [member.name, member.position].filter(Boolean).join(", ");
        return `${who}: ${WORDS[attendance]}${representative ? ` ${representative}` : ""}`;
      }),
    })),
    decisions: decisions.map(({ text, actions }) => ({
      text,
      actions: actions
        .filter(({ isCancelled }) => !isCancelled)
        .map((action) => ({ text: action.text, agency: action.agency.name, dueOn: action.dueOn })),
    })),
  };
}
