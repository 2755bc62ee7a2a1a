import { describe, expect, test } from "vitest";
import { findPersonalData, personalDataIn } from "@/lib/platform/format/personal-data";

describe("personal data in a text for the public", () => {
  test.each([
    ["NIK saya 3571010101900001", "nik"],
    ["NIK 3571 0101 0190 0001.", "nik"],
    ["3571-0101-0190-0001", "nik"],
    ["hubungi 081234567890 ya", "phone"],
    ["wa 0812-3456-7890", "phone"],
    ["+62 812 3456 7890", "phone"],
    ["surel sari@contoh.id", "email"],
    ["KK 3571010101900001", "kk"],
    ["telepon kantor (0354) 682955", "phone"],
    ["telp. 0354-682 955.", "phone"],
    ["+62 354 682955", "phone"],
    ["No. Rek 0123-01-000123-45-6 Bank Jatim", "account"],
    ["rekening BRI 012301000123456", "account"],
    ["truk AG 1234 AB", "plate"],
    ["AG1234AB", "plate"],
  ])("%s: %s", (text, found) => {
    expect(findPersonalData(text)).toBe(found);
  });

  test("all of it, each once, in the order of the text and where it stands", () => {
    const text = "Hubungi 0812-3456-7890 atau sari@contoh.id, NIK 3571010101900001; truk AG 1234 AB.";
    const found = personalDataIn(text);
    expect(found.map(({ kind }) => kind)).toEqual(["phone", "email", "nik", "plate"]);
    for (const one of found) expect(text.slice(one.at).startsWith(one.text)).toBe(true);
    expect(found[0]?.text).toBe("0812-3456-7890");
  });

  test.each([
    "Bantuan Rp25.000.000 untuk 134 bank sampah pada 2023",
    "Anggaran Rp1.234.567.890.123.456",
    "Perwali Nomor 4 Tahun 2023, tanggal 08/08/2023",
    "Pukul 08.00 sampai 08.30, RT 08 RW 02",
    "Rekening daerah dibuka 12 Maret 2024",
    "Periode 2024-07 naik dari 0,642 menjadi 0.712; 2022-02-15",
    "ISO 27001, PM 10, Perda 3/2020, SPM-2024-01",
    "https://kedirikota.go.id/dokumen/2024/12/000123456789.pdf",
    "",
  ])("none in: %s", (text) => {
    expect(findPersonalData(text)).toBeNull();
  });
});
