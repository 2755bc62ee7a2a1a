import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PlannedOrLate } from "@/components/city/programme-parts/planned-or-late";

test("a page that is kept says nothing of lateness before the reader's own day is known", () => {
  for (const dueOn of ["2020-01-01", "2999-12-31"]) {
    const props = { dueOn, zone: "Asia/Makassar" as const, planned: "Direncanakan", late: "Terlambat" };
    expect(renderToStaticMarkup(createElement(PlannedOrLate, props))).toBe("");
  }
});
