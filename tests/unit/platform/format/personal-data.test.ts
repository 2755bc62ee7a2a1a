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
    // Behind an abbreviation's full stop.
    ["NIK.3571010101900001", "nik"],
    ["Telp.081234567890", "phone"],
    ["Telp.0354-682955", "phone"],
    ["No.Rek.1234567890", "account"],
    // As older cards have it, and in lists.
    ["NIK: 35.7101.010190.0001", "nik"],
    ["3571010101900001,3571010101900002", "nik"],
    // As Word, tables, telephones and names of files have it.
    ["NIK 3571\u00a00101\u00a00190\u00a00001", "nik"],
    ["NIK 3571–0101–0190–0001", "nik"],
    ["NIK 3571 0101  0190 0001", "nik"],
    ["NIK 35710101\u200b01900001", "nik"],
    ["NIK 3571\u00ad010101900001", "nik"],
    ["ktp_3571_0101_0190_0001", "nik"],
    ["NIK ３５７１０１０１０１９００００１", "nik"],
    ["NIK ٣٥٧١٠١٠١٠١٩٠٠٠٠١", "nik"],
    ["0812 - 3456 - 7890", "phone"],
    ["0812–3456–7890", "phone"],
    ["0812\u20113456\u20117890", "phone"],
    ["0812_3456_7890", "phone"],
    ["(0812) 3456-7890", "phone"],
    ["+62 (812) 3456 7890", "phone"],
    ["+62(0)812 3456 7890", "phone"],
    ["HP: 8123456789", "phone"],
    ["budi @ contoh.id", "email"],
    ["budi(at)contoh.id", "email"],
    ["budi＠contoh.id", "email"],
    ["BCA 1234567890 a.n. Budi", "account"],
    ["1234567890 (rekening BRI)", "account"],
    ["rek BRI 002101012345531", "account"],
    ["AG-1234-XY", "plate"],
    ["AG.1234.XY", "plate"],
    ["nopol ag 1234 xy", "plate"],
  ])("%s: %s", (text, found) => {
    expect(findPersonalData(text)).toBe(found);
  });

  test("as it was typed, also where signs that nobody sees stand in it", () => {
    const text = "Warga \u{1d7d1}, NIK 3571\u00a00101\u200b–0190–0001.";
    const [found] = personalDataIn(text);
    expect(found).toEqual({ kind: "nik", text: "3571\u00a00101\u200b–0190–0001", at: text.indexOf("3571") });
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
    "Dari Rp0 - 85.000.000 menjadi 0.8123456789",
    "Bank Jatim menyalurkan Rp1.234.567.890, rekening kas daerah Rp 1234567890",
    "Capaian 2019 - 2020 - 2021 - 2022",
    "SK Wali Kota 188.45/1/419.033/2022",
    "di 2022 ada 12 RT, ke 2023 jadi 14",
    "12.345.678.901.234,50 dan 1,234,567,890,123,456",
    "",
  ])("none in: %s", (text) => {
    expect(findPersonalData(text)).toBeNull();
  });
});
