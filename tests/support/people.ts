import path from "node:path";
import type { CreateUser } from "@/lib/platform/users/schemas";

type Person = Pick<CreateUser, "name" | "role" | "agencyCode">;

/** Who takes part in the browser tests. Each agency belongs to one spec, so that specs do not meet in the same rows. */
export const PEOPLE = {
  admin: { name: "Admin Uji", role: "ADMIN" },
  diskominfo: { name: "Petugas Diskominfo", role: "STAFF" },
  dlhkp: { name: "Petugas DLHKP", role: "AGENCY", agencyCode: "DLHKP" },
  rsud: { name: "Petugas RSUD", role: "AGENCY", agencyCode: "RSUDG" },
  dinkop: { name: "Petugas Dinkop", role: "AGENCY", agencyCode: "DINKOP" },
  disdik: { name: "Petugas Disdik", role: "AGENCY", agencyCode: "DISDIK" },
  bppkad: { name: "Petugas BPPKAD", role: "AGENCY", agencyCode: "BPPKAD" },
  bappeda: { name: "Petugas Bappeda", role: "AGENCY", agencyCode: "BAPPEDA" },
  pemerintahan: { name: "Petugas Pemerintahan", role: "AGENCY", agencyCode: "PEMERINTAHAN" },
  dpmptsp: { name: "Petugas DPMPTSP", role: "AGENCY", agencyCode: "DPMPTSP" },
  perkim: { name: "Petugas Perkim", role: "AGENCY", agencyCode: "PERKIM" },
  dinkes: { name: "Petugas Dinkes", role: "AGENCY", agencyCode: "DINKES" },
  dewan: { name: "Anggota Dewan", role: "COUNCIL" },
  dewan2: { name: "Anggota Dewan Kedua", role: "COUNCIL" },
  sementara: { name: "Petugas Sementara", role: "STAFF" },
  sementara2: { name: "Petugas Sementara Kedua", role: "STAFF" },
  sesi: { name: "Petugas Sesi", role: "STAFF" },
  sesi2: { name: "Petugas Sesi Kedua", role: "STAFF" },
  asesor: { name: "Asesor Uji", role: "ASSESSOR" },
} as const satisfies Record<string, Person>;

export type Who = keyof typeof PEOPLE;

export const ACCOUNTS_FILE = path.resolve(
  import.meta.dirname,
  "../../node_modules/.cache/enam-pilar/e2e-accounts.json",
);
