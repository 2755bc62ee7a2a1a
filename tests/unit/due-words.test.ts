import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DueWords } from "@/components/ui/due-words";

test("a page that is kept shows nothing of lateness before the reader's own day is known", () => {
  for (const dueOn of ["2020-01-01", "2999-12-31"]) {
    const props = { dueOn, zone: "Asia/Makassar" as const, planned: "Direncanakan", late: "Terlambat" };
    const html = renderToStaticMarkup(createElement(DueWords, props));
    expect(html).toContain('<span data-when="late" hidden="">Terlambat</span>');
    expect(html).toContain('<span data-when="planned" hidden="">Direncanakan</span>');
  }
});
