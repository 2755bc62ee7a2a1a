import { Decimal } from "decimal.js";
import { describe, expect, it, vi } from "vitest";
import { noteRefusal } from "@/lib/platform/auth/refusals";
import { problemOf, signedOut } from "@/lib/platform/forms/reply";

vi.mock("@/lib/platform/auth/refusals", () => ({ noteRefusal: vi.fn() }));

const current = {
  id: "7c0b7c1e-0000-4000-8000-000000000001",
  version: 3,
  done: "Dari tab lain",
  percent: new Decimal("46.25"),
  note: null,
  enteredById: "tidak untuk peramban",
};

describe("what stands in the way of a form", () => {
  it("is its code alone where nothing is saved", () => {
    expect(problemOf({ code: "NOT_FOUND" }, ["done"])).toEqual({ code: "NOT_FOUND" });
    expect(problemOf({ code: "STALE", current: null }, ["done"])).toEqual({ code: "STALE" });
  });

  it("shows of what is saved the fields that may be shown, and nothing else of the row", () => {
    expect(problemOf({ code: "STALE", current }, ["done", "percent", "note", "missing"])).toEqual({
      code: "STALE",
      current: { done: "Dari tab lain", percent: "46,25", note: "", missing: "" },
      version: 3,
      entryId: current.id,
    });
    expect(JSON.stringify(problemOf({ code: "STALE", current }, []))).not.toContain("peramban");
  });

  it("shows figures as the reader's language writes them", () => {
    expect(problemOf({ code: "STALE", current }, ["percent"], "en").current).toEqual({ percent: "46.25" });
  });

  it("names no version and no row where the row has none", () => {
    expect(problemOf({ code: "WRONG_STATE", current: { done: 1 } }, ["done"])).toEqual({
      code: "WRONG_STATE",
      current: { done: "1" },
    });
  });

  it("leaves a line in the security record where permission is lacking, and only there", () => {
    problemOf({ code: "STALE" }, []);
    expect(noteRefusal).not.toHaveBeenCalled();
    problemOf({ code: "FORBIDDEN" }, []);
    expect(noteRefusal).toHaveBeenCalledOnce();
  });
});

it("who is signed out gets everything back that was typed", () => {
  const data = new FormData();
  data.set("done", "Penimbangan");
  expect(signedOut(data)).toEqual({
    reply: { initialValue: { done: "Penimbangan" } },
    problem: { code: "SIGNED_OUT" },
  });
});
