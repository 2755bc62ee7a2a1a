import { beforeAll, describe, expect, test } from "vitest";
import {
  deleteKelurahan,
  importList,
  previewList,
  renameKelurahan,
  splitKelurahan,
} from "@/lib/city/kelurahan/mutations";
import { getKelurahan } from "@/lib/city/kelurahan/queries";
import { db } from "@/lib/platform/db/client";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
const place = { kecamatanCode: "35.71.02", kecamatan: "Kota" };
const row = (line: number, end: string, name: string) => ({ line, code: `35.71.02.${end}`, name, ...place });
const about = (listedOn: string) => ({ listedOn, legalBasis: "Kepmendagri 300 Tahun 2025" });

beforeAll(async () => {
  world = await makeWorld();
});

describe("a list of kelurahan", () => {
  test("is only for ADMIN, before anything of it is held against what is there", async () => {
    expect(codeOf(await previewList(world.staff, null, []))).toBe("FORBIDDEN");
    expect(codeOf(await importList(world.staff, about("2025-01-01"), []))).toBe("FORBIDDEN");
  });

  test("gives two their names crosswise, each with what it was called before", async () => {
    const first = [row(2, "1001", "Pakelan"), row(3, "1002", "Banjaran")];
    expect(resultOf(await importList(world.admin, about("2025-01-01"), first))).toEqual({ count: 2 });
    const crosswise = [row(2, "1001", "Banjaran"), row(3, "1002", "Pakelan")];
    expect(resultOf(await importList(world.admin, about("2025-06-01"), crosswise))).toEqual({ count: 2 });
    const rows = await db().kelurahan.findMany({ orderBy: { code: "asc" }, include: { names: true } });
    expect(rows.map(({ name, names }) => [name, names.map((one) => one.name).sort()])).toEqual([
      ["Banjaran", ["Banjaran", "Pakelan"]],
      ["Pakelan", ["Banjaran", "Pakelan"]],
    ]);
    const events = await db().auditEvent.findMany({ where: { action: "rename" }, orderBy: { id: "asc" } });
    expect(events.map(({ before }) => (before as { name: string }).name)).toEqual(["Pakelan", "Banjaran"]);
  });

  test("that would make two of one name is answered by its lines, and nothing of it is written", async () => {
    const rows = [row(2, "1003", "Ngronggo"), row(3, "1004", "Pakelan"), row(4, "1005", "ngronggo")];
    const before = await db().kelurahan.count();
    const faults = [
      { row: 4, fault: "nameTwice", text: "ngronggo" },
      { row: 3, fault: "nameThere", text: "Pakelan" },
    ];
    expect(resultOf(await previewList(world.admin, about("2026-01-01"), rows))).toEqual({ faults });
    expect(resultOf(await importList(world.admin, about("2026-01-01"), rows))).toEqual({ faults });
    expect(await db().kelurahan.count()).toBe(before);
  });
});

test("a kelurahan gets no name that another one of its kecamatan has", async () => {
  const { id, version } = await db().kelurahan.findUniqueOrThrow({ where: { code: "35.71.02.1001" } });
  const command = { name: "Pakelan", fromOn: "2026-01-05", legalBasis: "Perda 1 Tahun 2026" };
  expect(faultsOf(await renameKelurahan(world.admin, { id, version }, command))).toEqual({ name: ["kelurahanNamed"] });
});

test("what runs in a kelurahan that becomes another one goes on there as far as it is ticked, and stays told here", async () => {
  const [from, to] = await Promise.all(
    ["35.71.02.1001", "35.71.02.1002"].map((code) => db().kelurahan.findUniqueOrThrow({ where: { code } })),
  );
  if (!from || !to) throw new Error("the list was not loaded");
  const made = async (slug: string, places: string[], closedOn: Date | null = null) =>
    db().programme.create({
      data: {
        ...{ slug, name: slug, descriptionId: "a", descriptionEn: "b", source: "uji" },
        ...(closedOn ? { closedOn, closedReason: "selesai" } : {}),
        ...{ pillarId: world.pillar.id, agencyId: world.waste.agency.id },
        kelurahan: { create: places.map((kelurahanId) => ({ kelurahanId })) },
      },
    });
  const goes = await made("goes-on", [from.id]);
  const stays = await made("stays", [from.id]);
  const both = await made("both", [from.id, to.id]);
  const over = await made("over", [from.id], new Date("2026-01-01"));
  const elsewhere = await made("elsewhere", []);
  const { programmes } = await getKelurahan(world.admin, from.id);
  expect(programmes.map(({ name }) => name)).toEqual(["both", "goes-on", "stays"]);
  const command = { toId: to.id, on: "2026-01-05", basis: "Perda 1 Tahun 2026", closes: true };
  const ref = { id: from.id, version: from.version };
  const ticked = { ...command, programmes: [goes.id, both.id, over.id, elsewhere.id, "no id"] };
  expect(codeOf(await splitKelurahan(world.staff, ref, ticked))).toBe("FORBIDDEN");
  expect(faultsOf(await splitKelurahan(world.admin, ref, { ...ticked, on: "2099-01-01" }))).toEqual({
    on: ["regulationFuture"],
  });
  resultOf(await splitKelurahan(world.admin, ref, ticked));
  const rows = await db().programme.findMany({
    where: { id: { in: [goes.id, stays.id, both.id, over.id, elsewhere.id] } },
    include: { kelurahan: true },
    orderBy: { slug: "asc" },
  });
  expect(rows.map(({ slug, version, kelurahan }) => [slug, version, kelurahan.length])).toEqual([
    ["both", 1, 2],
    ["elsewhere", 1, 0],
    ["goes-on", 2, 2],
    ["over", 1, 1],
    ["stays", 1, 1],
  ]);
  const events = await db().auditEvent.findMany({ where: { action: "carryOn" } });
  expect(events).toMatchObject([
    { entity: "programme", entityId: goes.id, after: { kelurahan: ["Banjaran", "Pakelan"] } },
  ]);
});

test("a part that went first and the rest that follows are two acts", async () => {
  const { id, version } = await db().kelurahan.create({ data: { name: "Ketami", ...place } });
  const to = await db().kelurahan.findUniqueOrThrow({ where: { code: "35.71.02.1002" } });
  const act = { toId: to.id, basis: "Perda 1 Tahun 2024", programmes: [] };
  resultOf(await splitKelurahan(world.admin, { id, version }, { ...act, on: "2024-01-05", closes: false }));
  const rest = { ...act, basis: "Perda 2 Tahun 2024", on: "2024-06-05", closes: true };
  resultOf(await splitKelurahan(world.admin, { id, version: version + 1 }, rest));
  const acts = await db().kelurahanSuccession.findMany({ where: { fromId: id }, orderBy: { on: "asc" } });
  expect(acts.map(({ kind, legalBasis }) => [kind, legalBasis])).toEqual([
    ["SPLIT", "Perda 1 Tahun 2024"],
    ["MERGE", "Perda 2 Tahun 2024"],
  ]);
});

test("one that came with the facts is not deleted; one of a list is, until something hangs on it", async () => {
  const shipped = await db().kelurahan.create({ data: { name: "Bawang", ...place } });
  expect(codeOf(await deleteKelurahan(world.admin, shipped))).toBe("IN_USE");
  resultOf(await importList(world.admin, about("2026-02-01"), [row(2, "1009", "Salah Ketik")]));
  const made = await db().kelurahan.findUniqueOrThrow({ where: { code: "35.71.02.1009" } });
  resultOf(await deleteKelurahan(world.admin, made));
});
