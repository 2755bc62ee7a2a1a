import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inspectContent } from "@/lib/evidence/evidence/content";
import { redraw, redrawHeic } from "@/lib/evidence/evidence/image";
import {
  heicPhotograph,
  linuxProgram,
  lockedPdf,
  office,
  oldOffice,
  openDocument,
  pdf,
  photograph,
  plainZip,
  programStore,
  windowsProgram,
} from "@/tests/support/samples";

const picture = (format: "png" | "webp" | "gif") =>
  sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
    .toFormat(format)
    .toBuffer();

describe("a file is what its content is", () => {
  test.each([
    ["a PDF", pdf, "application/pdf"],
    ["a JPEG", photograph, "image/jpeg"],
    ["a PNG", () => picture("png"), "image/png"],
    ["a WebP", () => picture("webp"), "image/webp"],
    [
      "a DOCX with a workbook behind its chart",
      async () => office("docx", { "word/embeddings/a.xlsx": await office("xlsx") }),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    [
      "a DOCX with an embedded formula",
      () => office("docx", { "word/embeddings/oleObject1.bin": oldOffice() }),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["a DOCX", () => office("docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["an XLSX", () => office("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["a PPTX", () => office("pptx"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
    ["an ODT", () => openDocument("text"), "application/vnd.oasis.opendocument.text"],
    ["an ODS", () => openDocument("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"],
    ["an ODP", () => openDocument("presentation"), "application/vnd.oasis.opendocument.presentation"],
  ])("%s is taken", async (_name, make, type) => {
    expect(await inspectContent(await make())).toEqual({ type });
  });

  test.each([
    ["a Windows program", windowsProgram, "executable"],
    ["a Linux program", linuxProgram, "executable"],
    ["a shell script", () => Buffer.from("#!/bin/sh\nrm -rf ~\n"), "executable"],
    ["HTML", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "markup"],
    ["HTML after a comment's worth of space", () => Buffer.from("\n \n<HTML><body onload=x>"), "markup"],
    ["SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'), "markup"],
    ["SVG with an XML head", () => Buffer.from('<?xml version="1.0"?><svg/>'), "markup"],
    ["a macro document by its type", () => office("docm"), "macro"],
    [
      "macros in what says it is a plain DOCX",
      () => office("docx", { "word/vbaProject.bin": programStore() }),
      "macro",
    ],
    [
      "macros in a document within a DOCX",
      async () => office("docx", { "word/embeddings/a.bin": await office("docx", { "x.bin": programStore() }) }),
      "macro",
    ],
    [
      "a DOCX that unpacks to 210 MB",
      () => office("docx", { "word/a.xml": Buffer.alloc(210 * 1024 * 1024) }),
      "tooLarge",
    ],
    ["macros under another name", () => office("docx", { "word/media/image1.png": programStore() }), "macro"],
    [
      "a sheet of macros under another name",
      () => office("xlsx", { "xl/theme/theme9.xml": '<xm:macrosheet xmlns:xm="x"/>' }),
      "macro",
    ],
    ["a script in an open document", () => openDocument("text", { "Pictures/1.png": "<script:module/>" }), "macro"],
    [
      "a program packed into a DOCX",
      () => office("docx", { "word/embeddings/oleObject1.bin": programStore("Ole10Native") }),
      "macro",
    ],
    ["a PDF with a password", () => lockedPdf(), "locked"],
    ["a PDF that spells its lock by numbers", () => lockedPdf("/#45ncr#79pt"), "locked"],
    ["old Office, or one with a password", oldOffice, "oldOffice"],
    ["a ZIP", plainZip, "archive"],
    ["a GIF", () => picture("gif"), "otherImage"],
    ["text", () => Buffer.from("halo"), "unknown"],
    ["nothing", () => Buffer.alloc(0), "empty"],
  ])("%s is refused", async (_name, make, refusal) => {
    expect(await inspectContent(await make())).toEqual({ refusal });
  });
});

describe("a picture is drawn anew", () => {
  test("the place, the maker and every other note are gone; it stands upright", async () => {
    const before = await photograph();
    expect((await sharp(before).metadata()).exif?.includes("Kamera Uji")).toBe(true);
    const after = await redraw(before, "image/jpeg");
    const facts = await sharp(after ?? Buffer.alloc(0)).metadata();
    expect(facts.exif).toBeUndefined();
    expect(facts.orientation).toBeUndefined();
    // Turned by 90 degrees, as the note of the camera said.
    expect([facts.width, facts.height]).toEqual([20, 40]);
    expect(after?.includes("Kamera Uji")).toBe(false);
  });

  test("what was hidden behind the last pixel is not carried over", async () => {
    const after = await redraw(
      Buffer.concat([await photograph(), Buffer.from("<script>rahasia</script>")]),
      "image/jpeg",
    );
    expect(after?.includes("rahasia")).toBe(false);
  });

  test("a damaged picture is none", async () => {
    const whole = await photograph();
    expect(await redraw(whole.subarray(0, 100), "image/jpeg")).toBe("damagedImage");
  });

  test("one of 64 million pixels is kept smaller, and one beyond all phones is told as too large", async () => {
    const blank = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: "white" }, limitInputPixels: false });
    const large = await redraw(await blank(9248, 6936).jpeg().toBuffer(), "image/jpeg");
    const { width, height } = await sharp(large as Buffer).metadata();
    expect([width, height]).toEqual([4600, 3450]);
    expect(await redraw(await blank(9248, 6936).png().toBuffer(), "image/png")).toBe("tooManyPixels");
  });

  test("an iPhone's picture is kept as a JPEG", async () => {
    expect(await inspectContent(heicPhotograph())).toEqual({ type: "image/jpeg", isHeic: true });
    const kept = await redrawHeic(heicPhotograph());
    const { format, width, height } = await sharp(kept as Buffer).metadata();
    expect([format, width, height]).toEqual(["jpeg", 64, 48]);
    expect(await redrawHeic(heicPhotograph().subarray(0, 300))).toBe("damagedImage");
  });
});
