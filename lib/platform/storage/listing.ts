import "server-only";
import type { Disk } from "flydrive";

/** The keys of all files below a prefix, a page at a time; an empty storage has none. */
export async function* storedKeys(storage: Disk, prefix: string): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await storage.listAll(prefix, { recursive: true, paginationToken: token }).catch((error: unknown) => {
      if (isMissing(error)) return { objects: [], paginationToken: undefined };
      throw error;
    });
    for (const object of page.objects) if (object.isFile) yield object.key;
    token = page.paginationToken;
  } while (token);
}

/** True where a file or folder is not there (flydrive wraps what the driver said). */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, name } = error as Error & { code?: string };
  return (
    ["ENOENT", "NoSuchKey", "NotFound"].includes(code ?? "") ||
    ["NoSuchKey", "NotFound"].includes(name) ||
    isMissing(error.cause)
  );
}
