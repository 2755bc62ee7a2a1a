import type { City } from "@/lib/platform/settings/published";
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
  actions: readonly { id: string; text: string; agency: { name: string }; originalDueOn: string }[];
};

type ActionOfMinutes = DecisionOfMinutes["actions"][number];

/** By the first due date: the present one would change the order of a document that is signed. */
const asDecided = (a: ActionOfMinutes, b: ActionOfMinutes) =>
  a.originalDueOn.localeCompare(b.originalDueOn) || a.id.localeCompare(b.id);

const WORDS = { PRESENT: "hadir", REPRESENTED: "diwakili", EXCUSED: "izin", ABSENT: "tidak hadir" };

/**
 * A meeting and its decisions as the document has them, in Indonesian. They say what was decided on that day: a due date that was
 * moved later and an action that was given up later stand as they were signed, and what became of them is in the app.
 */
export function asMinutes(
  meeting: MeetingOfMinutes,
  decisions: readonly DecisionOfMinutes[],
  { name, zone }: Pick<City, "name" | "zone">,
): Minutes {
  const { title, heldOn, startsAt, place, summary, chair, secretary } = meeting;
  const bodies = Map.groupBy(meeting.attendances, ({ member }) => member.body.name);
  return {
    city: name,
    zone,
    title,
    heldOn,
    startsAt,
    place,
    summary,
    chair,
    secretary,
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
      actions: [...actions].sort(asDecided).map((action) => ({
        text: action.text,
        agency: action.agency.name,
        dueOn: action.originalDueOn,
      })),
    })),
  };
}
