import "server-only";
import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { env } from "@/lib/config/env";

// The pages that every publication changes, and the first ones that a visitor opens.
const ALWAYS = ["", "/program", "/indikator", "/evaluasi", "/rekomendasi"].flatMap((path) => [
  path || "/",
  `/en${path}`,
]);

/**
 * Expires every public page and, once the answer is out, renders anew those that always change and `paths`. The mark
 * "expired" lives in memory only: without the new rendering a restart would bring the old pages back from disk.
 */
export async function refreshPublicPages(paths: readonly string[] = []): Promise<void> {
  revalidatePath("/[locale]", "layout");
  // After the answer: Next expires the pages when the action ends, so an earlier visit would still find the old ones.
  after(() => warm([...paths, ...ALWAYS]));
}

/** Renders pages through our own front door, one at a time; a page that fails is made at its next visit. */
async function warm(paths: readonly string[]): Promise<void> {
  for (const path of new Set(paths)) {
    await fetch(`http://127.0.0.1:${env().PORT}${path}`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  }
}
