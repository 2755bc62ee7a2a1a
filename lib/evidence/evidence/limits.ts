/** 25 MB (25 × 2^20 bytes), for what is sent and for what is stored; the database holds the same (evidence_files_size). */
export const MAX_BYTES = 26_214_400;
/** Pixels. A page that was photographed is read at this size; more is kept for nobody. */
export const LONGEST_SIDE = 4600;
/** An unfinished upload waits this long for its rest. */
export const UPLOAD_KEPT_MS = 24 * 3_600_000;
/** Where evidence lies in the storage. */
export const EVIDENCE_PREFIX = "evidence/";
/** Where packs lie until they expire. */
export const PACK_PREFIX = "packs/";
