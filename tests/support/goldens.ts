import { readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.resolve(import.meta.dirname, "../fixtures/formats");

/** A file that was written once and is never written again: what reads it must go on reading it. */
export const golden = (name: string) => readFileSync(path.join(FOLDER, name), "utf8").trimEnd();

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** The same document whenever and wherever it was made: ids, instants and hashes are of one run, rows of one moment have no order. */
export function ofAnyRun(value: unknown): unknown {
  if (typeof value === "string") {
    if (UUID.test(value)) return "00000000-0000-7000-8000-000000000000";
    if (SHA256.test(value)) return "0".repeat(64);
    return INSTANT.test(value) ? "2026-01-01T00:00:00.000Z" : value;
  }
  if (Array.isArray(value)) return value.map(ofAnyRun);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, ofAnyRun(part)]));
  if (Array.isArray(parts.scores)) parts.scores.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return parts;
}
