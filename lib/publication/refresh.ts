import "server-only";
import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { env } from "@/lib/config/env";
import { listPublicPaths } from "./published";

// The pages that every publication changes, and the first ones that a visitor opens.
const ALWAYS = ["/", "/program", "/indikator", "/evaluasi", "/rekomendasi"];

/**
 * Expires every public page and, once the answer is out, renders anew those that always change and `paths`. The mark
 * "expired" lives in memory only: without the new rendering a restart would bring the old pages back from disk.
 */
export async function refreshPublicPages(paths: readonly string[] = []): Promise<void> {
  expireAll();
  // After the answer: Next expires the pages when the action ends, so an earlier visit would still find the old ones.
  after(() => warm([...ALWAYS, ...paths]));
}

/** At a start: expires all and renders all, so that every page is there if the database goes away later. */
export async function renewAllPublicPages(): Promise<void> {
  expireAll();
  after(async () => warm([...ALWAYS, ...(await listPublicPaths())]));
}

function expireAll(): void {
  revalidatePath("/[locale]", "layout");
}

/** Renders pages in both languages through our own front door, one at a time; a page that fails is made at its next visit. */
async function warm(paths: readonly string[]): Promise<void> {
  const inBothLanguages = [...new Set(paths)].flatMap((path) => [path, path === "/" ? "/en" : `/en${path}`]);
  for (const path of inBothLanguages) {
    await fetch(`http://127.0.0.1:${env().PORT}${path}`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  }
}
