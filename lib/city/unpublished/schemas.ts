import type { Ticked } from "@/lib/platform/forms/ticked";

/** As many as the queue decides together; the others stand on the page that follows. */
export const SHOW_AT_ONCE = 250;

export const UNPUBLISHED_KINDS = ["programme", "indicator"] as const;
export type UnpublishedRef = Ticked<(typeof UNPUBLISHED_KINDS)[number]>;
