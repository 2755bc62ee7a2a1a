import { describe, expect, test } from "vitest";
import { type Minutes, minutesPdf } from "@/lib/follow-up/meetings/minutes";
import { pdfContents, pdfPages } from "../../../support/pdf-text";

const MINUTES: Minutes = {
  city: "Kota Kediri",
  zone: "Asia/Jakarta",
  title: "Rapat triwulan pertama",
  heldOn: "2026-03-02",
  startsAt: "09.00",
  place: "Balai Kota",
  isDraft: false,
  agenda: ["Pembukaan", "Sampah"],
  summary: "Dibahas panjang lebar.",
  attendance: [{ body: "Akademisi", lines: ["Ani, Rektor: hadir"] }],
  decisions: [
    {
      text: "Bank sampah di setiap kelurahan",
      actions: [{ text: "Menyusun jadwal", agency: "DLHKP", dueOn: "2026-06-30" }],
    },
  ],
  chair: { name: "Ibu Ketua", position: "Rektor" },
  secretary: { name: "Pak Sekretaris", position: "Kepala Diskominfo" },
};
const read = async (given: Partial<Minutes> = {}) => {
  const file = await minutesPdf({ ...MINUTES, ...given });
  // Long lines are broken by the writer; what is looked for are words.
  const pages = pdfPages(file).map((page) => page.replace(/\s+/g, " "));
  return { raw: file.toString("latin1"), pages, text: pages.join(" ") };
};
const DOTS = /\.{40,}/g;

describe("the minutes as a document", () => {
  test("say what was on the agenda, who was there, what was decided, who does it and by when", async () => {
    const { text, pages } = await read();
    expect(pages).toHaveLength(1);
    for (const words of [
      ...["DEWAN SMART CITY KOTA KEDIRI", "Rapat triwulan pertama", "Senin, 2 Maret 2026", "pukul 09.00 WIB"],
      ...["Balai Kota", "1. Pembukaan", "2. Sampah", "Ani, Rektor: hadir", "Dibahas panjang lebar."],
      ...["1. Bank sampah di setiap kelurahan", "Menyusun jadwal: DLHKP, paling lambat 30 Juni 2026"],
      "halaman 1 dari 1",
    ])
      expect(text).toContain(words);
  });

  test("have a place for both signatures, with the names or a line to write them on", async () => {
    const named = (await read()).text;
    for (const words of ["Pimpinan rapat,", "Sekretaris,", "Ibu Ketua", "Pak Sekretaris", "Kepala Diskominfo"])
      expect(named).toContain(words);
    expect(named).not.toMatch(DOTS);
    const half = (await read({ secretary: null })).text;
    expect(half).toContain("Ibu Ketua");
    expect(half.match(DOTS)).toHaveLength(1);
    expect((await read({ chair: null, secretary: null })).text.match(DOTS)).toHaveLength(2);
  });

  test("have a shape for what was typed, also where our own typeface has none", async () => {
    const typed = { summary: "Cakupan ≥ 80% → tetap; kadar CO₂ turun; Łukasz Ω" };
    const { text, raw } = await read(typed);
    expect(text).toContain(typed.summary);
    expect(raw).toContain("DejaVuSans");
    const plain = await read({ summary: "Cakupan 80% – tetap; “turun” 2 m²…" });
    expect([plain.raw.includes("DejaVuSans"), plain.raw.includes("PlusJakartaSans")]).toEqual([false, true]);
  });

  test("print no box: lines end as they do, and what no typeface has is told in words", async () => {
    const given = {
      summary: "Baris satu\r\nBaris dua\rBaris tiga",
      agenda: ["Butir\r\nlanjutan", "Rapat 🫠🫠 \u{1F469}\u200D\u{1F4BB} selesai"],
    };
    const { text } = await read({ ...given, title: "Rapat 🫠 中" });
    for (const words of [
      "Baris satu Baris dua Baris tiga",
      "Butir lanjutan",
      "selesai",
      "Notulen Rapat [emoji] [U+4E2D]",
    ])
      expect(text).toContain(words);
    expect(text).toContain("Rapat [emoji] ");
    expect(text).not.toContain("[emoji][emoji]");
    for (const sign of ["\r", "\uFFFD"]) expect(text).not.toContain(sign);
  });

  test("are a tagged PDF 1.7 in Indonesian with a title, as readers for the blind need it", async () => {
    const { raw } = await read();
    const title = /\/Title (\d+) 0 R/.exec(raw)?.[1];
    const has = (mark: string | RegExp) => (typeof mark === "string" ? raw.includes(mark) : mark.test(raw));
    const marks = [
      ...[/^%PDF-1\.7/, /\/StructTreeRoot \d+ 0 R/, "/Marked true", "/Lang (id-ID)", "/DisplayDocTitle true"],
      `\n${title} 0 obj\n(Notulen Rapat triwulan pertama)`,
      ...["/S /H1\n", "/S /H2\n", "/S /P\n", "/S /L\n", "/S /LI\n", "/S /Lbl\n", "/S /LBody\n"],
    ];
    expect(marks.filter((mark) => !has(mark))).toEqual([]);
  });

  test("are read out whole: only the foot of each page is passed over, never who signs", async () => {
    const file = await minutesPdf(MINUTES);
    const passedOver = pdfContents(file).flatMap((content) => content.match(/\/Artifact\b[\s\S]*?BDC/g) ?? []);
    expect(passedOver).toEqual([expect.stringContaining("/Type /Pagination")]);
  });

  test("give long names and positions of those who sign their own lines, all on one page", async () => {
    const person = { name: "Prof. Dr. Ir. ".repeat(8), position: "Kepala Dinas Perlindungan ".repeat(6) };
    // Points of an agenda push the signatures towards the foot of the page and over it.
    for (const points of [14, 18, 22, 26, 30]) {
      const agenda = Array.from({ length: points }, (_, number) => `Butir ${number + 1}`);
      const signed = (await read({ agenda, chair: person })).pages.filter((page) => page.includes("Pimpinan rapat,"));
      expect(signed).toHaveLength(1);
      expect(signed[0]?.split("Prof. Dr. Ir.")).toHaveLength(9);
      expect(signed[0]).toContain("Pak Sekretaris");
    }
  });

  test("of sixty decisions run over several pages, none of them lost, each page numbered, the signatures together", async () => {
    const decisions = Array.from({ length: 60 }, (_, index) => ({
      text: `Keputusan nomor ${index + 1} `.repeat(8).trim(),
      actions: [{ text: `Tindakan ${index + 1}`, agency: "DLHKP", dueOn: "2026-06-30" }],
    }));
    const { pages, text } = await read({ decisions });
    expect(pages.length).toBeGreaterThan(3);
    for (let number = 1; number <= 60; number += 1) {
      expect(text).toContain(`${number}. Keputusan nomor ${number} `);
      expect(text).toContain(`Tindakan ${number}:`);
    }
    for (const [index, page] of pages.entries()) expect(page).toContain(`halaman ${index + 1} dari ${pages.length}`);
    const signed = pages.filter((page) => page.includes("Pimpinan rapat,"));
    expect(signed).toHaveLength(1);
    for (const words of ["Sekretaris,", "Ibu Ketua", "Pak Sekretaris"]) expect(signed[0]).toContain(words);
  });

  test.each([200, 120, 60])("tell the page's number also below a title of %i letters", async (length) => {
    const { text } = await read({ title: "Rapat koordinasi ".repeat(20).slice(0, length) });
    expect(text).toContain("halaman 1 dari 1");
  });

  test("say that they are a draft until the meeting was held, and what is not known is said to be missing", async () => {
    expect((await read()).text).not.toContain("RANCANGAN");
    const { text } = await read({
      isDraft: true,
      startsAt: "",
      place: "",
      agenda: [],
      attendance: [],
      summary: "",
      decisions: [],
    });
    expect(text).toContain("RANCANGAN");
    expect(text).toContain("Waktu: belum tersedia");
    expect(text).toContain("Tempat: belum tersedia");
    expect(text).toContain("Tidak ada keputusan yang tercatat.");
  });
});
