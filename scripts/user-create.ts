// npm run user:create -- --email a@b.go.id --name "Nama" --role AGENCY --agency DLHKP
//   ASSESSOR also: --expires 2026-12-31 --round 2026-2

import "../server/node-version.mjs";
import { parseArgs } from "node:util";
import { db } from "@/lib/platform/db/client";
import { cityZone } from "@/lib/platform/settings/published";
import { createUser } from "@/lib/platform/users/mutations";
import { createUserSchema } from "@/lib/platform/users/schemas";

const USAGE =
  'Use: npm run user:create -- --email a@b.go.id --name "Nama" --role ADMIN|STAFF|AGENCY|COUNCIL|ASSESSOR [--agency CODE] [--expires YYYY-MM-DD --round SLUG]';
const OPTIONS = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  agency: { type: "string" },
  expires: { type: "string" },
  round: { type: "string" },
} as const;
const OPTION_NAMES: Partial<Record<string, string>> = {
  agencyCode: "agency",
  expiresAt: "expires",
  roundSlug: "round",
};
const REFUSED: Partial<Record<string, string>> = {
  NOT_FOUND: "There is no city agency or no round with that code.",
  ALREADY_OPEN: "That e-mail address has an account already.",
};

async function main(): Promise<string | null> {
  const { values } = parseArgs({ options: OPTIONS });
  const { agency: agencyCode, expires: expiresAt, round: roundSlug, ...rest } = values;
  const command = createUserSchema(await cityZone()).safeParse({ ...rest, agencyCode, expiresAt, roundSlug });
  if (!command.success) {
    const faults = command.error.issues.map(({ path, message }) => {
      const field = path.join(".");
      return `--${OPTION_NAMES[field] ?? field} ${message}`;
    });
    return [...faults, USAGE].join("\n");
  }
  const result = await createUser(command.data, { passwordChangeRequired: true });
  if (!result.ok) return REFUSED[result.error.code] ?? result.error.code;
  console.log(
    `Account made for ${command.data.email}.\nFirst password (shown only this once, to be changed at the first sign-in): ${result.value.password}`,
  );
  return null;
}

const problem = await main().catch((error: Error) => `${error.message}\n${USAGE}`);
await db()
  .$disconnect()
  .catch(() => {});
if (problem) {
  console.error(problem);
  process.exitCode = 1;
}
