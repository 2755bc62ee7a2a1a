import { Decimal } from "decimal.js";
import type { ScoreSheet } from "./score";
import { type Changes, levelsOf } from "./what-if";

const NUMBER = /^-?\d{1,6}(\.\d{1,3})?$/;

/** `butir=O1:3.5,O2:4&bagian=OUTPUT:3.2`, only what differs from the sheet; empty where nothing does. */
export function changesQuery(sheet: ScoreSheet, { items, sections }: Changes): string {
  const changedItems = sheet.items.flatMap(({ code, score, notApplicable }) =>
    notApplicable ? [] : pair(code, items[code], score),
  );
  const changedSections = sheet.sections.flatMap(({ code, given }) =>
    given === null ? [] : pair(code, sections[code], given),
  );
  return [
    ...(changedItems.length > 0 ? [`butir=${changedItems.join(",")}`] : []),
    ...(changedSections.length > 0 ? [`bagian=${changedSections.join(",")}`] : []),
  ].join("&");
}

function pair(code: string, now: string | undefined, before: Decimal.Value | null): string[] {
  return now === undefined || (before !== null && new Decimal(before).eq(now))
    ? []
    : [`${encodeURIComponent(code)}:${now}`];
}

/** What an address asks for; codes that the sheet does not have and figures outside their range are left out. */
export function changesFrom(sheet: ScoreSheet, query: { butir?: string; bagian?: string }): Changes {
  const maximum = new Map(sheet.items.map((item) => [item.code, item]));
  const given = new Set(sheet.sections.filter((section) => section.given !== null).map(({ code }) => code));
  return {
    items: read(query.butir, (code, value) => {
      const item = maximum.get(code);
      if (item === undefined || item.notApplicable) return false;
      const levels = levelsOf(sheet, item);
      if (levels) return levels.some((level) => level.eq(value));
      return value.gte(item.minimum ?? 0) && value.lte(item.maximum);
    }),
    sections: read(
      query.bagian,
      (code, value) => given.has(code) && value.gte(sheet.scaleMin) && value.lte(sheet.scaleMax),
    ),
  };
}

function read(text: string | undefined, takes: (code: string, value: Decimal) => boolean): Record<string, string> {
  const pairs = (text ?? "").split(",").map((one) => one.split(":"));
  return Object.fromEntries(
    pairs.filter(([code = "", value = ""]) => NUMBER.test(value) && takes(code, new Decimal(value))) as [
      string,
      string,
    ][],
  );
}
