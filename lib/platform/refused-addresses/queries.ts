import "server-only";
import { db } from "@/lib/platform/db/client";

/** Whether a mail server refused an address for good, or ADMIN noted that letters come back from it. */
export const findRefusedAddress = (email: string) => db().refusedAddress.findUnique({ where: { email } });
