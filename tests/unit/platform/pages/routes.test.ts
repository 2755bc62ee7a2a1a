import { expect, test } from "vitest";
import { route, withQuery } from "@/lib/platform/pages/routes";

test("an address is spelled by its folders, its parts are encoded, and what is empty in a query is left out", () => {
  expect(route("/kelola/program")).toBe("/kelola/program");
  expect(route("/api/evidence/uploads/[[...path]]")).toBe("/api/evidence/uploads");
  expect(route("/api/auth/[...nextauth]", { nextauth: "signin/o?" })).toBe("/api/auth/signin/o%3F");
  expect(route("/asesor/[butir]", { butir: "1/a?b" })).toBe("/asesor/1%2Fa%3Fb");
  expect(
    route("/kelola/jawaban/[id]", { id: 7 }, { query: { hal: 2, opd: "", status: null, jenis: undefined }, hash: "b" }),
  ).toBe("/kelola/jawaban/7?hal=2#b");
});

test("a query is added to, and what it holds already is changed", () => {
  expect(withQuery("/dewan/keputusan?terlambat=1&hal=1", { hal: 3 })).toBe("/dewan/keputusan?terlambat=1&hal=3");
  expect(withQuery("/kelola", {})).toBe("/kelola");
});

test("a folder that is not there, or a part that is missing, is refused by the types", () => {
  // @ts-expect-error
  route("/kelola/jawapan/[id]", { id: 1 });
  // @ts-expect-error
  expect(route("/kelola/jawaban/[id]", {})).toBe("/kelola/jawaban/");
  // @ts-expect-error
  expect(route("/kelola/jawaban/[id]")).toBe("/kelola/jawaban/");
});
