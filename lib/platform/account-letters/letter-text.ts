import "server-only";
import type { AccountLetterPurpose } from "@/lib/platform/db/generated/enums";

type About = {
  purpose: AccountLetterPurpose;
  locale: "id" | "en";
  name: string;
  link: string;
  hours: number;
  city: string;
};

/** A plain letter: what it is, the one link, until when it works, and what to do where it is not expected. */
export function letterText({ purpose, locale, name, link, hours, city }: About): { subject: string; text: string } {
  const lines = locale === "en" ? english(purpose, hours, city) : indonesian(purpose, hours, city);
  const [subject, begin, end, ...rest] = lines;
  const greeting = locale === "en" ? `Dear ${name},` : `Yth. ${name},`;
  return {
    subject: subject ?? "",
    text: [greeting, "", begin, "", link, "", end, ...rest, "", `Smart City ${city}`].join("\n"),
  };
}

function indonesian(purpose: AccountLetterPurpose, hours: number, city: string): string[] {
  if (purpose === "INVITATION")
    return [
      `Akun Anda di Enam Pilar ${city}`,
      "Anda dibuatkan akun di aplikasi Smart City kota. Buka alamat ini dan tentukan kata sandi Anda:",
      `Alamat ini berlaku ${hours / 24} hari dan hanya sekali pakai. Jangan diteruskan kepada orang lain.`,
      "Bila Anda tidak tahu tentang akun ini, abaikan surat ini.",
    ];
  return [
    "Kata sandi baru untuk Enam Pilar",
    "Ada yang meminta kata sandi baru untuk akun Anda. Bila itu Anda, buka alamat ini:",
    `Alamat ini berlaku ${hours} jam dan hanya sekali pakai.`,
    "Bila bukan Anda, abaikan surat ini: kata sandi Anda tidak berubah.",
  ];
}

function english(purpose: AccountLetterPurpose, hours: number, city: string): string[] {
  if (purpose === "INVITATION")
    return [
      `Your account with Enam Pilar, ${city}`,
      "An account in the city's Smart City application was made for you. Open this address and choose your password:",
      `The address works for ${hours / 24} days and once. Do not pass it on.`,
      "If you know nothing of this account, ignore this letter.",
    ];
  return [
    "A new password for Enam Pilar",
    "Somebody asked for a new password for your account. If it was you, open this address:",
    `The address works for ${hours} hour and once.`,
    "If it was not you, ignore this letter: your password has not changed.",
  ];
}
