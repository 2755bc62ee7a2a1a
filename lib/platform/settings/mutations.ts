import "server-only";
import { createHash } from "node:crypto";
import { readRestored } from "@/lib/platform/areas/restored";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { bandsSchema } from "./bands";
import { readLogo } from "./logo";
import { canManageSettings } from "./policy";
import { forgetCity } from "./published";
import { bandsText, type Settings, settingsSchema } from "./schemas";
import { asTyped } from "./typed";

type Saved = Result<{ version: number }, object>;

async function lock(tx: Transaction) {
  await tx.$queryRaw`SELECT 1 FROM "city_settings" WHERE "id" = 1 FOR UPDATE`;
  return tx.citySettings.findUnique({ where: { id: 1 } });
}

type Row = NonNullable<Awaited<ReturnType<typeof lock>>>;

/** What is recorded of them, under the names of the columns; the logo by its fingerprint. */
const recorded = ({ id: _id, version: _version, ...row }: Row) => row;

function change(
  actor: Actor,
  version: number,
  make: (tx: Transaction) => Promise<Prisma.CitySettingsUncheckedUpdateInput>,
): Promise<Saved> {
  return changeRow<Row, { version: number }, object>(actor, {
    find: lock,
    refusal: () => (canManageSettings(actor) ? null : "FORBIDDEN"),
    isPossible: () => true,
    isStale: (row) => row.version !== version,
    current: (row) => ({ ...asTyped(row), version: row.version }),
    change: async (before, tx) => {
      const data = { ...(await make(tx)), version: { increment: 1 } };
      const after = await tx.citySettings.update({ where: { id: 1 }, data });
      const about = { entity: "citySettings", entityId: "1", before: recorded(before), after: recorded(after) };
      return ok({ saved: { version: after.version }, audit: { action: "edit", ...about } });
    },
  });
}

async function known(saving: Promise<Saved>): Promise<Saved> {
  const result = await saving;
  // After the commit: whoever asks in between would keep the former ones.
  if (result.ok) forgetCity();
  return result;
}

/** Everything but the logo. */
export const saveSettings = (actor: Actor, version: number, settings: Settings): Promise<Saved> =>
  known(change(actor, version, async () => settings));

/** Back to earlier settings, by the rules of their form; the logo stays, for it has a form of its own. */
export async function restoreSettings(
  actor: Actor,
  { version }: { version: number },
  { bands, languages, ...state }: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const read = readRestored(settingsSchema, {
    ...state,
    bands: bandsText(bandsSchema.catch([]).parse(bands)),
    languages: Array.isArray(languages) && languages.includes("en") ? "id,en" : "id",
  });
  return read.ok ? saveSettings(actor, version, read.value) : read;
}

/** Another logo, or with null the house's own mark again. */
export async function saveLogo(actor: Actor, version: number, file: Buffer | null, fileName: string): Promise<Saved> {
  if (!canManageSettings(actor)) return fail("FORBIDDEN");
  const read = file && (await readLogo(file));
  if (read && "fault" in read) return fail("INVALID", { fields: { file: [read.fault] } });
  return known(
    change(actor, version, async (tx) => {
      if (!read) return { logoId: null };
      const content = new Uint8Array(read.content);
      const sha256 = createHash("sha256").update(content).digest("hex");
      const data = { fileName, mediaType: "image/png", sha256, size: content.length, content, addedById: actor.id };
      const { id } = await tx.cityFile.create({ data, select: { id: true } });
      return { logoId: id };
    }),
  );
}
