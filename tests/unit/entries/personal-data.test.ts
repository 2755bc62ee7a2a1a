import { describe, expect, test } from "vitest";
import { findPersonalData } from "@/lib/entries/personal-data";

describe("personal data in a text for the public", () => {
  test.each([
    ["NIK saya 3571010101900001", "nik"],
    ["NIK 3571 0101 0190 0001.", "nik"],
    ["3571-0101-0190-0001", "nik"],
    ["hubungi 081234567890 ya", "phone"],
    ["wa 0812-3456-7890", "phone"],
    ["+62 812 3456 7890", "phone"],
    ["surel sari@contoh.id", "email"],
  ])("%s: %s", (text, found) => {
    expect(findPersonalData(text)).toBe(found);
  });

  test.each([
    "Bantuan Rp25.000.000 untuk 134 bank sampah pada 2023",
    "Anggaran Rp1.234.567.890.123.456",
    "Perwali Nomor 4 Tahun 2023, tanggal 08/08/2023",
    "Pukul 08.00 sampai 08.30, RT 08 RW 02",
    "",
  ])("none in: %s", (text) => {
    expect(findPersonalData(text)).toBeNull();
  });
});
