import { describe, expect, test } from "vitest";
import { safeFileName } from "@/lib/city/shown-evidence/media-types";
import { downloadHeaders } from "@/lib/evidence/evidence/download";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("names", () => {
  test.each([
    ["Laporan Juni.pdf", "Laporan Juni.pdf"],
    ["laporan.exe", "laporan.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["C:\\Users\\a\\surat.PDF", "surat.pdf"],
    ["bukti\u202Efdp.exe", "buktifdp.pdf"],
    ['a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie x.pdf"],
    ["...", "berkas.pdf"],
    ["", "berkas.pdf"],
  ])("%j becomes %j", (given, expected) => {
    expect(safeFileName(given, "application/pdf")).toBe(expected);
  });

  test("a long name is cut and keeps its ending", () => {
    expect(safeFileName(`${"a".repeat(500)}.pdf`, "application/pdf")).toHaveLength(124);
  });
});

describe("downloads", () => {
  test("only PDF and pictures are shown in the browser; everything else is saved", () => {
    const of = (mediaType: string) => downloadHeaders({ fileName: "a", mediaType, size: 1 })["content-disposition"];
    expect(of("application/pdf")).toMatch(/^inline;/);
    expect(of("image/png")).toMatch(/^inline;/);
    expect(of(DOCX)).toMatch(/^attachment;/);
    expect(of("text/html")).toMatch(/^attachment;/);
  });

  test("a type that is not on our list is bytes, never what a row says", () => {
    expect(downloadHeaders({ fileName: "a", mediaType: "text/html", size: 1 })["content-type"]).toBe(
      "application/octet-stream",
    );
  });

  test("a name with quotes, commas and other scripts cannot break the header", () => {
    const header = downloadHeaders({ fileName: `a"b; filename=x (ꦏ).pdf`, mediaType: "application/pdf", size: 1 })[
      "content-disposition"
    ];
    expect(header).toBe(
      `inline; filename="a_b_ filename_x ___.pdf"; filename*=UTF-8''a%22b%3B%20filename%3Dx%20%28%EA%A6%8F%29.pdf`,
    );
  });
});
