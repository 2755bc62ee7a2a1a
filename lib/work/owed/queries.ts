import "server-only";
import { db } from "@/lib/platform/db/client";
import { ENTRY_KINDS, type OwedKind, type OwedReason, type OwedThing } from "./owed";

/** Entries and answers are the agencies' to make: Diskominfo enters them for others and owes none. */
const OF_AGENCIES: OwedKind[] = [...ENTRY_KINDS, "answer"];

/** What one person owes. */
export type Duty = OwedThing & {
  personId: string;
  state: string | null;
  reason: OwedReason;
  returnReason: string | null;
  /** 'YYYY-MM-DD'; null where nothing says until when. */
  dueOn: string | null;
  late: boolean;
  since: Date | null;
};

/**
 * What people owe on a day of the city: what was given to them, to nobody in particular of their agency, or to somebody who
 * no longer works there. Of one person, or of everybody who has an account; the late first.
 */
export const listDuties = (today: string, personId: string | null): Promise<Duty[]> => db().$queryRaw<Duty[]>`
  SELECT p."id" AS "personId", o."kind", o."id", o."key", o."nameId", o."nameEn", o."period", o."round", o."kelurahan", o."state",
      o."reason", o."returnReason", o."dueOn"::text AS "dueOn", o."late", o."since"
    FROM owed_work(${today}::date) o JOIN agencies a ON a."id" = o."agencyId"
    JOIN users p ON (p."role" = 'AGENCY' AND p."agencyId" = a."id")
      OR (a."steward" AND p."role" IN ('ADMIN', 'STAFF') AND o."kind" <> ALL (${OF_AGENCIES}))
   WHERE o."isDuty" AND (o."officerId" IS NULL OR o."officerId" = p."id") AND (${personId}::uuid IS NULL OR p."id" = ${personId}::uuid)
     AND p."disabledAt" IS NULL AND (p."expiresAt" IS NULL OR p."expiresAt" > now())
   ORDER BY o."late" DESC, array_position(ARRAY['returned', 'check', 'draft', 'missing'], o."reason"), o."dueOn" NULLS LAST, o."kind",
     CASE WHEN o."kind" = 'answer' THEN o."place" END, o."key", o."id"`;
