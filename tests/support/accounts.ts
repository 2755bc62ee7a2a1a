// Accounts of the browser tests (random passwords, left in a file for the tests of this run) and a short questionnaire.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { db } from "@/lib/platform/db/client";
import { createUser } from "@/lib/platform/users/mutations";
import type { CreateUser } from "@/lib/platform/users/schemas";
import { makeQuestionnaire } from "./fixtures";
import { ACCOUNTS_FILE, PEOPLE } from "./people";

/** The round that the guests read: of the shipped ones, the one with figures. */
const ASSESSED = "2022";
const expiresAt = new Date(Date.now() + 86_400_000);
const made: Record<string, { email: string; password: string }> = {};
for (const [who, person] of Object.entries(PEOPLE)) {
  const account: CreateUser = {
    email: `${who}@enampilar.test`,
    ...person,
    ...(person.role === "ASSESSOR" ? { expiresAt, roundSlug: ASSESSED } : {}),
  };
  const result = await createUser(account);
  if (!result.ok) throw new Error(`${who}: ${result.error.code}`);
  made[who] = { email: account.email, password: result.value.password };
}
const pillar = await db().pillar.findUniqueOrThrow({ where: { code: "ENVIRONMENT" } });
await makeQuestionnaire(pillar.id, "uji-ringkas");
await db().$disconnect();
mkdirSync(path.dirname(ACCOUNTS_FILE), { recursive: true });
writeFileSync(ACCOUNTS_FILE, JSON.stringify(made), { mode: 0o600 });
