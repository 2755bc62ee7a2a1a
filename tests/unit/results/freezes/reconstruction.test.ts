import { describe, expect, test } from "vitest";
import { reconstructed } from "@/lib/results/freezes/reconstruction";

type Whole = Parameters<typeof reconstructed>[0];

const value = (source: string, publishedAt: string | null) => ({
  indicator: "ENV-01",
  period: "2022",
  kelurahan: null,
  value: "1",
  unit: "unit",
  certainty: "FINAL",
  breakInSeries: false,
  source,
  revision: 1,
  publishedAt,
});

const whole = (letter: string | null, heldOn: string | null) =>
  ({
    round: {
      letter: { number: null, date: letter },
      heldOn,
      source: "a.id",
      ranks: [],
      sections: [],
      pillars: [],
      final: null,
      target: null,
    },
    instrument: null,
    questionnaire: [],
    programmes: [{ slug: "emas" }],
    recommendations: [
      {
        order: 1,
        text: "Percepat",
        source: "b.id",
        status: "DONE",
        dueOn: "2023-06-01",
        reports: [{ status: "DONE", text: "Terbit 2023", source: "c.id", publishedAt: null, shipped: true }],
      },
    ],
    indicatorValues: [
      value("d.id", "2022-11-30T17:00:00.000Z"),
      value("d.id", "2022-12-05T17:00:00.000Z"),
      value("d.id", null),
    ],
  }) as unknown as Whole;

const page = (key: string) => ({
  key,
  publisher: key,
  title: null,
  publishedOn: null,
  url: null,
  note: { id: "", en: "" },
});

const ON = { today: "2026-11-28", zone: "Asia/Jakarta" } as const;

describe("a round from before this application", () => {
  test("holds no follow-up, no due date and no programme, which all came after it", () => {
    const { recommendations, programmes } = reconstructed(whole("2022-12-05", null), [], ON);
    expect(programmes).toEqual([]);
    expect(recommendations).toMatchObject([{ text: "Percepat", status: null, dueOn: null, reports: [] }]);
    expect(JSON.stringify(recommendations)).not.toContain("2023");
  });

  test.each([
    ["its letter", "2022-12-05", null, [false, true, true]],
    ["the day it was held, where no letter is known", null, "2022-12-06", [false, false, true]],
    ["nothing that is known to the day", null, "2022-12", [true, true, true]],
    ["nothing", null, null, [true, true, true]],
  ])("marks the figures that became known after %s", (_, letter, heldOn, later) => {
    const { indicatorValues, reconstruction } = reconstructed(whole(letter, heldOn), [], ON);
    expect(indicatorValues.map((row) => row.later)).toEqual(later);
    expect(indicatorValues[0]).not.toHaveProperty("publishedAt");
    expect(reconstruction.assembledOn).toBe("2026-11-28");
  });

  test("names the pages that it was put together from, and no others", () => {
    const { reconstruction } = reconstructed(whole(null, null), ["a.id", "b.id", "c.id", "d.id"].map(page), ON);
    expect(reconstruction.sources.map(({ key }) => key)).toEqual(["a.id", "b.id", "d.id"]);
  });
});
