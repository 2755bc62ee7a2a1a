// One account per role on a new database, printed once and written to .data/accounts.txt for the operator alone.
import "../server/node-version.mjs";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { db } from "@/lib/platform/db/client";
import { createUsers, randomPassword } from "@/lib/platform/users/mutations";
import type { CreateUser } from "@/lib/platform/users/schemas";
import { dataFolder } from "./environment";

const GUEST_DAYS = 90;
const expiresAt = new Date(Date.now() + GUEST_DAYS * 24 * 60 * 60 * 1000);

// A guest reads one round: the newest of the first data.
const newest = await db().evaluationRound.findFirstOrThrow({
  orderBy: [{ year: "desc" }, { stage: { sort: "desc", nulls: "last" } }],
});

const ACCOUNTS: CreateUser[] = [
  { email: "admin@enampilar.test", name: "Admin Diskominfo", role: "ADMIN" },
  { email: "diskominfo@enampilar.test", name: "Petugas Diskominfo", role: "STAFF" },
  { email: "dlhkp@enampilar.test", name: "Petugas DLHKP", role: "AGENCY", agencyCode: "DLHKP" },
  { email: "dewan@enampilar.test", name: "Anggota Dewan Smart City", role: "COUNCIL" },
  { email: "asesor@enampilar.test", name: "Asesor", role: "ASSESSOR", expiresAt, roundSlug: newest.slug },
];

const accounts = ACCOUNTS.map((account) => ({ ...account, password: randomPassword() }));
const lines = accounts.map(({ role, email, password }) => `${role.padEnd(9)} ${email.padEnd(27)} ${password}`);

// The file first and the accounts all at once: a start that is killed leaves accounts whose passwords are known, or
// none, and then the next start makes them.
await mkdir(dataFolder, { recursive: true, mode: 0o700 });
const file = path.join(dataFolder, "accounts.txt");
// Of another database that this folder had: its passwords may be nowhere else.
const earlier = await stat(file).catch(() => null);
if (earlier) {
  const aside = `accounts-${earlier.mtime.toISOString().replace(/[-:]|\.\d+/g, "")}.txt`;
  await rename(file, path.join(dataFolder, aside));
  console.log(`accounts.txt of an earlier database is kept as ${aside}.`);
}
await writeFile(file, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx", flush: true });
const result = await createUsers(accounts);
// To try it, a password is enough; a city's own database asks ADMIN and STAFF for a second factor.
await db().accountRules.createMany({ data: { secondFactorRoles: [] }, skipDuplicates: true });
await db().$disconnect();
if (!result.ok) throw new Error(result.error.code);
console.log(`Accounts, shown only this once (kept in ${path.relative(process.cwd(), file)}):\n${lines.join("\n")}`);
