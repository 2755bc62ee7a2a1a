import type { Frequency } from "@/lib/platform/format/period";

/** A programme reports its progress every month. Ours: no source sets a rhythm. */
export const PROGRESS_RHYTHM: Frequency = "MONTHLY";
