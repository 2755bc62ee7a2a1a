import { describe, expect, it } from "vitest";
import { type ArchiveFault, type ArchiveLimits, throughArchive } from "@/lib/platform/format/archive";
import { readWorkbook, WORKBOOK_LIMITS, writeWorkbook } from "@/lib/platform/format/workbook";
import { decoyArchive, zipOf } from "@/tests/support/samples";

const MB = 1024 * 1024;
const LIMITS: ArchiveLimits = { entries: 10, bytes: 4 * MB, ratio: 200 };

async function read(file: Buffer, limits = LIMITS): Promise<{ fault: ArchiveFault | null; bytes: number }> {
  let bytes = 0;
  const fault = await throughArchive(file, limits, async (entry) => {
    bytes += (await entry.read(Number.POSITIVE_INFINITY)).length;
  });
  return { fault, bytes };
}

describe("an archive", () => {
  it("is read by the directory at its end, whatever lies before it", async () => {
    const { fault, bytes } = await read(await decoyArchive(8 * MB));
    // The decoy itself is an entry of some bytes.
    expect([fault, bytes < 1000]).toEqual(["tooMuch", true]);
  });

  it("is left as soon as it unpacks to more than it may", async () => {
    const file = await zipOf({ a: "x".repeat(3 * MB), b: Buffer.alloc(3 * MB, Math.random().toString()) });
    expect((await read(file, { ...LIMITS, ratio: 100_000 })).fault).toBe("tooMuch");
    expect((await read(file, { ...LIMITS, ratio: 100_000, bytes: 7 * MB })).fault).toBeNull();
  });

  it("is left where one entry unpacks to hundreds of times its size, or where there are too many", async () => {
    expect((await read(await zipOf({ a: " ".repeat(2 * MB) }))).fault).toBe("tooMuch");
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [String(at), "x"]));
    expect((await read(await zipOf(many))).fault).toBe("tooMuch");
  });

  it.each([
    ["nothing", ""],
    ["a text", "halo".repeat(50)],
    ["a cut one", "PK\u0003\u0004".padEnd(100, "x")],
  ])("is none where it is %s", async (_what, text) => {
    expect((await read(Buffer.from(text, "latin1"))).fault).toBe("notArchive");
  });
});

describe("a workbook", () => {
  it("is read as it was written", async () => {
    const columns = [
      { heading: "Kode", width: 10 },
      { heading: "Nilai", width: 10 },
    ];
    const file = await writeWorkbook({
      name: "Isi",
      columns,
      rows: [
        ["A", 1.5],
        ["B", null],
      ],
    });
    expect(await readWorkbook(file)).toEqual({
      ok: true,
      rows: [
        ["Kode", "Nilai"],
        ["A", 1.5],
        ["B", null],
      ],
    });
  });

  it("that would unpack to hundreds of megabytes is refused by what it holds, not by what it says", async () => {
    const file = await decoyArchive(WORKBOOK_LIMITS.archive.bytes + 1);
    expect(file.length).toBeLessThan(MB);
    expect(await readWorkbook(file)).toEqual({ ok: false, reason: "fileSize" });
  });
});
