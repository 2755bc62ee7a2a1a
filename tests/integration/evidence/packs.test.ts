import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import yauzl from "yauzl";
import { addLink, takeBackEvidence } from "@/lib/evidence/evidence/mutations";
import { addFile } from "@/lib/evidence/files/mutations";
import { inspectStorage } from "@/lib/evidence/files/queries";
import { buildPack, requestPack, sweepPacks } from "@/lib/evidence/packs/mutations";
import { findPackFile, findPackProgress, getPackPage } from "@/lib/evidence/packs/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { disk } from "@/lib/platform/storage/disk";
import { verifyPack } from "../../../scripts/pack-verify";
import { asOwner } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";
import { makeAnswers } from "../../support/questionnaire";
import { pdf } from "../../support/samples";
import { openStorage, STORAGES } from "../../support/storages";

let world: World;
let answers: Awaited<ReturnType<typeof makeAnswers>>;
const first = pdf(5000);
const second = pdf(7000);

async function put(
  who: Actor,
  answerId: string,
  fileName: string,
  bytes: Uint8Array,
  informationClass: "PERIODIC" | "EXEMPT" = "PERIODIC",
) {
  const added = await addFile(
    who,
    { kind: "answer", id: answerId },
    { id: randomUUID(), fileName, informationClass },
    async () => bytes,
  );
  if (!added.ok) throw new Error("refused");
  return added.value.id;
}

async function made(actor: Actor): Promise<string> {
  const asked = await requestPack(actor, "2026");
  if (!asked.ok) throw new Error(asked.error.code);
  await buildPack(asked.value.id);
  return asked.value.id;
}

async function unzip(key: string): Promise<Map<string, Buffer>> {
  const bytes = Buffer.from(await (await disk()).getBytes(key));
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        files.set(entry.fileName, await buffer(stream));
        zip.readEntry();
      });
    });
    zip.on("end", () => resolve(files));
    zip.on("error", reject);
    zip.readEntry();
  });
}

const rowsOf = (csv: Buffer | undefined) =>
  Papa.parse<Record<string, string>>(csv?.toString("utf8").replace("\uFEFF", "") ?? "", {
    header: true,
    skipEmptyLines: true,
  }).data;
const VERIFIED = () => ({
  status: "VERIFIED" as const,
  score: "3",
  reason: "uji",
  submittedById: world.waste.officer.id,
  submittedAt: new Date(),
  enteredByIds: [world.waste.officer.id],
  verifiedById: world.staff.id,
  verifiedAt: new Date(),
});
const keyOf = async (id: string) => (await db().evidencePack.findUnique({ where: { id } }))?.storageKey ?? "";

beforeAll(async () => {
  world = await makeWorld();
  answers = await makeAnswers(world);
});

describe.each(Object.keys(STORAGES) as (keyof typeof STORAGES)[])("a pack in %s", (name) => {
  let storage: Awaited<ReturnType<typeof openStorage>>;
  beforeAll(async () => {
    storage = await openStorage(name);
    await asOwner(`TRUNCATE "evidence_packs", "item_links", "evidence", "evidence_files"`);
    await db().answer.updateMany({ data: { status: "DRAFT", verifiedById: null, verifiedAt: null } });
    await put(world.health.officer, answers.health.id, "Survei.pdf", second);
    await put(world.waste.officer, answers.waste.id, "=Rekap.pdf", first);
    await put(world.waste.officer, answers.waste.id, "=Rekap.pdf", second, "EXEMPT");
    const link = { title: "=HYPERLINK()", url: "https://contoh.go.id", informationClass: "PERIODIC" as const };
    await addLink(world.waste.officer, { kind: "answer", id: answers.waste.id }, link);
    const gone = await put(world.waste.officer, answers.waste.id, "ditarik.pdf", pdf());
    await takeBackEvidence(world.waste.officer, { id: gone, version: 1 });
  });
  afterAll(() => storage.stop());

  test("holds the round's files in questionnaire order, byte for byte, with a manifest and what is missing", async () => {
    const id = await made(world.staff);
    const files = await unzip(await keyOf(id));
    expect([...files.keys()]).toEqual([
      "manifest.csv",
      "belum-ada.csv",
      "daftar.xlsx",
      "01-BASELINE/001-B-1/01-=Rekap.pdf",
      "01-BASELINE/001-B-1/02-=Rekap.pdf",
      "02-IMPACT/003-I-1/01-Survei.pdf",
    ]);
    expect(files.get("01-BASELINE/001-B-1/01-=Rekap.pdf")?.equals(first)).toBe(true);
    expect(files.get("02-IMPACT/003-I-1/01-Survei.pdf")?.equals(second)).toBe(true);
    const manifest = rowsOf(files.get("manifest.csv"));
    expect(manifest.map((row) => [row.berkas, row.kelas, row.kode_butir])).toEqual([
      ["01-BASELINE/001-B-1/01-=Rekap.pdf", "berkala", "B-1"],
      ["01-BASELINE/001-B-1/02-=Rekap.pdf", "dikecualikan", "B-1"],
      ["", "berkala", "B-1"],
      ["02-IMPACT/003-I-1/01-Survei.pdf", "berkala", "I-1"],
    ]);
    for (const row of manifest.filter(({ berkas }) => berkas)) {
      const packed = files.get(row.berkas ?? "") ?? Buffer.alloc(0);
      expect(row.sha256).toBe(createHash("sha256").update(packed).digest("hex"));
      expect(row.ukuran_byte).toBe(String(packed.length));
    }
    // No cell that a spreadsheet would compute.
    expect(manifest[2]).toMatchObject({ judul: "'=HYPERLINK()", tautan: "https://contoh.go.id" });
    expect(rowsOf(files.get("belum-ada.csv")).map((row) => row.kode_butir)).toEqual(["B-2"]);
  });

  test("is verified by its manifest alone, and a changed file is named", async () => {
    const bytes = Buffer.from(await (await disk()).getBytes(await keyOf(await made(world.staff))));
    const folder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-pack-"));
    const file = path.join(folder, "bukti.zip");
    try {
      writeFileSync(file, bytes);
      expect(await verifyPack(file)).toEqual({ files: 3, links: 1, faults: [] });
      // Another byte in the first file: it is stored as it is, so the zip stays a zip, with a wrong checksum of its own.
      const at = bytes.indexOf(first);
      expect(at).toBeGreaterThan(0);
      bytes[at + 100] = (bytes[at + 100] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect((await verifyPack(file)).faults).toEqual([
        expect.stringMatching(/^01-BASELINE\/001-B-1\/01-=Rekap\.pdf is not the file of the manifest: 5000 bytes/),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("its row tells size, hash and progress, to its requester only, until it expires", async () => {
    const id = await made(world.staff);
    const stored = Buffer.from(await (await disk()).getBytes(await keyOf(id)));
    const row = await db().evidencePack.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      status: "DONE",
      done: 3,
      total: 3,
      sha256: createHash("sha256").update(stored).digest("hex"),
    });
    expect(Number(row.size)).toBe(stored.length);
    expect(await findPackProgress(world.staff, id)).toEqual({ status: "DONE", done: 3, total: 3 });
    for (const other of [world.admin, world.council, world.waste.officer, world.assessor]) {
      expect(await findPackProgress(other, id)).toBeNull();
      expect(await findPackFile(other, id)).toBeNull();
    }
    expect(await findPackFile(world.staff, id)).toMatchObject({ fileName: "bukti-2026.zip", size: stored.length });
    await db().evidencePack.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await findPackFile(world.staff, id)).toBeNull();
    const key = await keyOf(id);
    await sweepPacks();
    expect(await (await disk()).exists(key)).toBe(false);
    expect(await keyOf(id)).toBe("");
    expect((await inspectStorage()).faults).toEqual([]);
  });

  test("the council's has nothing exempt nor of what is not verified, and calls neither missing; others get none", async () => {
    await put(world.staff, answers.nobody.id, "rahasia.pdf", pdf(), "EXEMPT");
    const unverified = await unzip(await keyOf(await made(world.council)));
    expect([...unverified.keys()].slice(3)).toEqual([]);
    expect(rowsOf(unverified.get("belum-ada.csv"))).toEqual([]);
    await db().answer.updateMany({ where: { id: { in: [answers.waste.id, answers.health.id] } }, data: VERIFIED() });
    const files = await unzip(await keyOf(await made(world.council)));
    expect([...files.keys()].slice(3)).toEqual([
      "01-BASELINE/001-B-1/01-=Rekap.pdf",
      "02-IMPACT/003-I-1/01-Survei.pdf",
    ]);
    expect(files.get("manifest.csv")?.toString()).not.toContain("dikecualikan");
    expect(rowsOf(files.get("belum-ada.csv"))).toEqual([]);
    for (const one of [world.waste.officer, world.assessor]) {
      const asked = await requestPack(one, "2026");
      expect(asked.ok ? "ok" : asked.error.code).toBe("NOT_FOUND");
      await expect(getPackPage(one, "2026")).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    }
  });

  test("one at a time for a person; a file that is gone fails the pack with its name and leaves nothing behind", async () => {
    const asked = await requestPack(world.admin, "2026");
    if (!asked.ok) throw new Error("refused");
    const again = await requestPack(world.admin, "2026");
    expect(again).toMatchObject({ ok: false, error: { code: "ALREADY_OPEN", current: { id: asked.value.id } } });
    const { storageKey } = await db().evidenceFile.findFirstOrThrow({ where: { size: 7000 } });
    await (await disk()).delete(storageKey);
    await buildPack(asked.value.id);
    const row = await db().evidencePack.findUniqueOrThrow({ where: { id: asked.value.id } });
    expect(row).toMatchObject({ status: "FAILED", storageKey: null });
    expect(row.error).toContain("Rekap.pdf cannot be read");
    expect(await (await disk()).exists(`packs/${asked.value.id}.zip`)).toBe(false);
  });
});
