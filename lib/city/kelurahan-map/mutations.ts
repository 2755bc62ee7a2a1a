import "server-only";
import { createHash } from "node:crypto";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, saveRow, takenAs } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { KelurahanMap } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { cityToday } from "@/lib/platform/settings/published";
import { mapOfFile } from "./map-thread";
import { type Drawn, drawnSchema, type MapAbout } from "./schemas";

export type MapPreview = { drawn: Drawn; names: string[]; unmatched: string[]; without: string[] };
export type MapVersion = { version: number | null };

const refusal = (actor: Actor) => () => (canManageAgencies(actor) ? null : ("FORBIDDEN" as const));

/** What the file would make of the map; nothing is written. INVALID where it is none, or has none of our kelurahan. */
export async function previewMap(actor: Actor, text: string): Promise<Result<MapPreview>> {
  if (!canManageAgencies(actor)) return fail("FORBIDDEN");
  const rows = await db().kelurahan.findMany({
    where: { closedOn: null },
    include: { names: { select: { name: true } } },
    orderBy: { name: "asc" },
  });
  const known = rows.map((row) => ({ ...row, former: row.names.map(({ name }) => name) }));
  const refused = (sentence: string) => fail("INVALID", { fields: { file: [sentence] } });
  const read = await mapOfFile(text, known);
  if ("fault" in read) return refused(`map-${read.fault}`);
  if (read.ids.every((id) => id === null)) return refused("mapNoPlaces");
  const { width, height, paths } = read.outlines;
  // Outlines without an area leave nothing to draw.
  if (paths.size === 0) return refused("map-geometry");
  const drawn = { width, height, shapes: Object.fromEntries(paths) };
  if (!drawnSchema.safeParse(drawn).success) return refused("map-drawn");
  const [names, without] = [true, false].map((isDrawn) =>
    known.filter(({ id }) => paths.has(id) === isDrawn).map(({ name }) => name),
  ) as [string[], string[]];
  return ok({ drawn, names, unmatched: read.unmatched, without });
}

/** What the log says of a map: not its outlines, but what they can be told by. */
const recorded = ({ source, boundariesOn, shapes }: Pick<KelurahanMap, "source" | "boundariesOn" | "shapes">) => ({
  source,
  boundariesOn: dayOf(boundariesOn),
  places: Object.keys(shapes as object).length,
  sha256: createHash("sha256").update(JSON.stringify(shapes)).digest("hex"),
});

async function lock(tx: Transaction): Promise<KelurahanMap | null> {
  await tx.$queryRaw`SELECT 1 FROM kelurahan_maps WHERE "id" = 1 FOR UPDATE`;
  return tx.kelurahanMap.findUnique({ where: { id: 1 } });
}

/** The city's map, or another in its place. */
export function saveMap(
  actor: Actor,
  { version }: MapVersion,
  { about, drawn }: { about: MapAbout; drawn: Drawn },
): Promise<Result<null, object | null>> {
  return saveRow<KelurahanMap, null, object>(actor, {
    find: lock,
    version,
    refusal: refusal(actor),
    current: ({ source, version: newer }) => ({ source, version: newer }),
    change: async (before, tx) => {
      if (about.boundariesOn > (await cityToday())) return fail("INVALID", { fields: { boundariesOn: ["dayFuture"] } });
      const ids = Object.keys(drawn.shapes);
      const known = await tx.kelurahan.count({ where: { id: { in: ids }, closedOn: null } });
      if (ids.length === 0 || known !== ids.length) return fail("INVALID", { fields: { file: ["mapMoved"] } });
      const data = { source: about.source, boundariesOn: dateOf(about.boundariesOn), ...drawn };
      const after = before
        ? await tx.kelurahanMap.update({ where: { id: 1 }, data: { ...data, version: { increment: 1 } } })
        : await tx.kelurahanMap.create({ data });
      const audit = { action: before ? "edit" : "create", entity: "kelurahanMap", entityId: "1" };
      return ok({
        saved: null,
        audit: { ...audit, before: before && recorded(before), after: recorded(after) },
      });
    },
  }).catch(takenAs("file", "mapMoved"));
}

/** No map any more: pages then have none. */
export function removeMap(actor: Actor, { version }: MapVersion): Promise<Result<null, object>> {
  return changeRow<KelurahanMap, null, object>(actor, {
    find: lock,
    refusal: refusal(actor),
    isPossible: () => true,
    isStale: (row) => row.version !== version,
    current: ({ source, version: newer }) => ({ source, version: newer }),
    change: async (before, tx) => {
      await tx.kelurahanMap.delete({ where: { id: 1 }, select: { id: true } });
      const audit = { action: "delete", entity: "kelurahanMap", entityId: "1", before: recorded(before) };
      return ok({ saved: null, audit });
    },
  });
}
