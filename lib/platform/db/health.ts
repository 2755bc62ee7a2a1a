import "server-only";
import { db } from "./client";

const PATIENCE_MS = 2000;

/** True when the database answers a query within two seconds. */
export async function isDatabaseReady(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  const answered = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]);
}
