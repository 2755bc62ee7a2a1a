import "server-only";
import { db } from "@/lib/platform/db/client";

/** Nothing more is sent to an account's address until the account has another one or ADMIN tries it again. */
export async function noteRefused(email: string, code: number): Promise<void> {
  await db().refusedAddress.upsert({
    where: { email },
    create: { email, code },
    update: { code, at: new Date() },
  });
}
