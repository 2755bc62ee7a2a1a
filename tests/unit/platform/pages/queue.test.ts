import { describe, expect, test } from "vitest";
import { readQueue } from "@/lib/platform/pages/queue";

describe("the list that somebody goes through row by row", () => {
  test("leads on from where one stands, past what is passed over, and back to its filter", () => {
    expect(readQueue("/kelola/verifikasi?status=SUBMITTED&q=a%26b&lewati=2")).toEqual({
      list: "/kelola/verifikasi?status=SUBMITTED&q=a%26b",
      next: "/kelola/verifikasi/berikut?status=SUBMITTED&q=a%26b&lewati=2",
      afterThis: "/kelola/verifikasi/berikut?status=SUBMITTED&q=a%26b&lewati=3",
    });
    expect(readQueue("/kelola/putaran/2024-2/jawaban")?.next).toBe("/kelola/putaran/2024-2/jawaban/berikut");
  });

  test.each([
    null,
    "",
    "https://lain.test/kelola/verifikasi",
    "//lain.test",
    "/kelola/verifikasi/../masuk",
    "/kelola/putaran/a/b/jawaban",
    "/masuk",
    "/kelola/verifikasi#x",
  ])("%s is none", (address) => expect(readQueue(address)).toBeNull());
});
