import type { Ticked } from "@/lib/platform/forms/ticked";

/** As many as the queue decides together; the others stand on the page that follows. */
export const SHOW_AT_ONCE = 250;

/** Why one was left: it moved on, or the database went away before it, or over it. */
export const NOT_SHOWN = ["moved", "away", "unsure"] as const;
export type NotShown = (typeof NOT_SHOWN)[number];

export const UNPUBLISHED_KINDS = ["programme", "indicator"] as const;
export type UnpublishedRef = Ticked<(typeof UNPUBLISHED_KINDS)[number]>;
