import "server-only";
import { publicDb } from "@/lib/platform/db/public";

/** A file that everybody may have; null where it is not published. */
export const findCityFile = (id: string) => publicDb().publishedCityFile.findUnique({ where: { id } });
