import type { Frequency } from "@/lib/indicators/period";

/** A programme reports its progress every month. Ours: no source sets a rhythm. */
export const PROGRESS_RHYTHM: Frequency = "MONTHLY";
