import "server-only";
import { revalidatePath } from "next/cache";
import { env } from "@/lib/config/env";

// The first pages a visitor opens; the others are made anew at their next visit.
const WARM_PATHS = ["/", "/en", "/program", "/indikator", "/evaluasi", "/rekomendasi"];

/**
 * Expires every public page and at once renders the most read ones, and `paths`, anew. The mark "expired" lives in
 * memory only: without the new rendering, a restart before the next visit would bring the old page back from disk.
 */
export async function refreshPublicPages(paths: readonly string[] = []): Promise<void> {
  revalidatePath("/[locale]", "layout");
  void warm([...paths, ...WARM_PATHS]);
}

/** Renders pages through our own front door, a few at a time; a page that fails is made at its next visit. */
export async function warm(paths: readonly string[]): Promise<number> {
  let rendered = 0;
  for (const path of new Set(paths)) {
    const response = await fetch(`http://127.0.0.1:${env().PORT}${path}`, {
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    if (response?.ok) rendered += 1;
  }
  return rendered;
}
