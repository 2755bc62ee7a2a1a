import type { LucideIcon } from "lucide-react";
import type { Messages } from "next-intl";
import type { Actor } from "@/lib/platform/auth/actor";
import type { PlainRoute, Route } from "@/lib/platform/pages/routes";

/**
 * What an area adds to what all areas share of the signed-in side: its `office.ts` says it, and those who show it read it
 * there. All of it is optional; a room that adds one thing writes it into the file of its area and nowhere else. What the
 * public reads is said apart (publication.ts): nothing public may lead to a session or to a row that is not published.
 */
export type Office = {
  menu?: readonly MenuEntry[];
  /** Namespaces of messages/ that its forms need in the browser; what is not named stays on the server. */
  messages?: readonly (keyof Messages)[];
  /** What the actor owes of it; they work for `workplace`. `today` is 'YYYY-MM-DD' in the city's zone. */
  tasks?: (actor: Actor, workplace: Workplace, today: string) => Promise<Task[]>;
  /** What of it waits for the actor to check, confirm or publish; nothing for those who cannot. */
  waiting?: (actor: Actor) => Promise<Waiting[]>;
};

/** An entry of the menu that every signed-in page has. */
export type MenuEntry = {
  page: PlainRoute;
  label: Exclude<keyof Messages["Office"], "roles">;
  icon: LucideIcon;
  /** The entries of all areas stand in this order. */
  place: number;
  isShown: (actor: Actor) => boolean;
  /** Current on its own page alone, not on those below it. */
  exact?: true;
  /** Other folders whose pages belong to this entry. */
  covers?: readonly Route[];
};

/** The agency that somebody works for: their own, for Diskominfo's people the data steward's. */
export type Workplace = { id: string; steward: boolean };

/** One thing that somebody's agency owes, with the one page that settles it. */
export type Task = {
  kind: keyof Messages["Tasks"]["what"];
  /** `check`: handed in by another agency, to be verified by this one. */
  reason: keyof Messages["Tasks"]["reason"];
  /** Of the row that exists already; null where it has not been begun. */
  id: string | null;
  address: string;
  /** Programme slug, indicator code, item code, "2022/1" of a recommendation and its action, a question's number. */
  key: string;
  nameId: string;
  nameEn: string;
  /** Of an entry; of all others null. */
  period: string | null;
  /** Slug; null for what belongs to none. */
  round: string | null;
  /** The kelurahan of a value that is of one; null for the whole city. */
  kelurahan: string | null;
  returnReason: string | null;
  /** 'YYYY-MM-DD'; null where nothing says until when. */
  dueOn: string | null;
  late: boolean;
};

/** So many of one kind wait, and there they stand. */
export type Waiting = {
  key: keyof Messages["Tasks"]["waiting"];
  /** Slug, where they are counted by round. */
  round?: string;
  count: number;
  address: string;
};
