import type { LucideIcon } from "lucide-react";
import type { Messages } from "next-intl";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Result } from "@/lib/platform/errors/app-error";
import type { SentLater } from "@/lib/platform/forms/sent-later";
import type { FormAction } from "@/lib/platform/forms/state";
import type { PlainRoute, Route } from "@/lib/platform/pages/routes";

/**
 * What an area adds to what all areas share of the signed-in side: its `office.ts` says it, and those who show it read it
 * there. All of it is optional; a room that adds one thing writes it into the file of its area and nowhere else. What the
 * public reads is said apart (publication.ts): nothing public may lead to a session or to a row that is not published.
 */
export type Office = {
  menu?: readonly MenuEntry[];
  /** What of it is missing for a round about `year`, at most so many of each kind; nothing for those who cannot mend it. */
  gaps?: (actor: Actor, year: number, most: number) => Promise<Gap[]>;
  /** Rows whose every change can be read, compared and brought back (lib/work/revisions). */
  revised?: readonly Revised[];
  /** What of it waits for the actor to check, confirm or publish; nothing for those who cannot. */
  waiting?: (actor: Actor) => Promise<Waiting[]>;
  /** Forms that are filled in without a line, by the name under which a device sends them later (docs/decisions/0029). */
  sentLater?: Readonly<Partial<Record<SentLater, FormAction>>>;
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

/** So many of one kind are missing; the first of them, each with the one page that mends it. */
export type Gap = {
  kind: keyof Messages["Readiness"]["kinds"];
  count: number;
  items: { key: string; name: string; address: string }[];
};

/**
 * How a field's value is read: as it stands, in the reader's way of writing numbers, days and the words of a choice, or by
 * the name of the row that it points to, by its id or by its code.
 */
export type RevisedField = "text" | "number" | "day" | "word" | "row" | "code";

/** A kind of row whose audit events hold its editable state, and which can be put back to an earlier one. */
export type Revised = {
  /** The `entity` of its audit events; also how the address names it. */
  entity: keyof Messages["Revisions"]["kinds"];
  /** The row within the actor's reach; null where it is not there for them. */
  find: (actor: Actor, id: string) => Promise<RevisedRow | null>;
  /** What is shown of its state, in order. The rest is the database's own. */
  fields: Readonly<Partial<Record<keyof Messages["Revisions"]["fields"], RevisedField>>>;
  /** Those of them that have steps of their own: putting back leaves them as they are. */
  apart?: readonly (keyof Messages["Revisions"]["fields"])[];
  /** Columns in which events of earlier versions hold an id where the rest hold a code in a field, and the codes by the ids. */
  older?: {
    columns: Readonly<Record<string, keyof Messages["Revisions"]["fields"]>>;
    codesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  };
  /** Names of the rows that fields point to, by their ids (`row`) or codes (`code`). */
  namesOf?: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Makes a new revision of an earlier state, through the room's own mutation and its rules; `ref` is the newest row. */
  restore?: (
    actor: Actor,
    ref: { id: string; version: number },
    state: Record<string, unknown>,
    reason: string,
  ) => Restoring;
};
type Restoring = Promise<Result<unknown>>;

export type RevisedRow = {
  name: string;
  address: string;
  version: number;
  mayRestore: boolean;
  /** Why nothing of it is put back, or not as it stands now: said on the page. */
  kept?: keyof Messages["Revisions"]["kept"];
  /** Where each correction is a row of its own: all of them, the oldest first. */
  ids?: readonly string[];
  /** Putting back opens a correction, whose reason its readers see. */
  asksReason?: boolean;
};

/** The agency that somebody works for: their own, for Diskominfo's people the data steward's. */
export type Workplace = { id: string; steward: boolean };

/** So many of one kind wait, and there they stand. */
export type Waiting = {
  key: keyof Messages["Tasks"]["waiting"];
  /** Slug, where they are counted by round. */
  round?: string;
  count: number;
  address: string;
};
