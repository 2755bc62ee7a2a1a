// One load of a workbook of 5,000 rows, as the server does it; a process of its own so that its memory is this and nothing
// else. Its last line is what it measured, as JSON.
import { readFiles } from "@/lib/city/loading/files";
import { readGround } from "@/lib/city/loading/ground";
import { applyLoad, createLoad } from "@/lib/city/loading/mutations";
import { digestOf, planLoad } from "@/lib/city/loading/plan";
import { mappingsSchema, sheetsSchema } from "@/lib/city/loading/schemas";
import { TABLES } from "@/lib/city/loading/tables";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { writeWorkbook } from "@/lib/platform/format/workbook";
import { forgetAbove } from "./memory-above";

const MONTHS = 100;

/** A hundred months of fifty indicators that are measured monthly. */
async function workbook(): Promise<Buffer> {
  const indicators = await db().indicator.findMany({ orderBy: { code: "asc" }, select: { code: true } });
  const periods = Array.from(
    { length: MONTHS },
    (_, index) => `${2010 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
  );
  return writeWorkbook({
    name: "Nilai",
    columns: ["Indikator", "Periode", "Nilai", "Sumber", "Catatan"].map((heading) => ({ heading, width: 12 })),
    rows: indicators.flatMap(({ code }, row) =>
      periods.map((period, column) => [code, period, row + column, "Laporan bulanan", "diukur di lapangan"]),
    ),
  });
}

const file = new File([new Uint8Array(await workbook())], "nilai.xlsx");
const user = await db().user.findFirstOrThrow({ where: { role: "ADMIN" } });
const actor = { id: user.id, name: user.name, role: "ADMIN", agencyId: null, roundId: null } as Actor;
const above = forgetAbove();
const began = performance.now();
const read = await readFiles([file]);
if (!read.ok) throw new Error(read.reason);
const made = await createLoad(actor, [file.name], read.sheets);
if (!made.ok) throw new Error(made.error.code);
// As the page does it (lib/city/loading/queries.ts), which needs the framework around it.
const { sheets, mappings } = await db().load.findUniqueOrThrow({ where: { id: made.value.id } });
const ground = await db().$transaction((tx) => readGround(tx, "2026-01-01"));
const plan = planLoad(sheetsSchema.parse(sheets), mappingsSchema.parse(mappings), new Map(), ground);
const previewed = performance.now();
const memory = above();
if (plan.faults.length > 0 || plan.questions.length > 0) throw new Error(JSON.stringify(plan.faults.slice(0, 3)));
const applied = await applyLoad(actor, made.value, { digest: digestOf(plan), tables: [...TABLES], publish: false });
if (!applied.ok) throw new Error(applied.error.code);
const written = await db().indicatorValue.count({ where: { createdById: user.id } });
console.log(
  JSON.stringify({
    rows: written,
    previewMilliseconds: Math.round(previewed - began),
    previewMegabytes: memory,
    commitMilliseconds: Math.round(performance.now() - previewed),
  }),
);
await db().$disconnect();
