import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { periodsOf } from "@/lib/platform/format/period";
import { createUser } from "@/lib/platform/users/mutations";
import { OperatorError } from "../operator";

export const GRID = { indicators: 200, years: 10 };

const CODE = "UKUR";

export type GridFilling = { officer: Actor; account: { email: string; password: string }; codes: string[] };

/** One agency with so many monthly indicators, published for the years before and for ten months of this one. */
export async function fillGrid(year: number): Promise<GridFilling> {
  const agency = await db().agency.create({ data: { code: CODE, name: "Dinas Ukur", shortName: "Ukur" } });
  const pillar = await db().pillar.create({
    data: { code: CODE, name: "Ukur", slug: "ukur", order: 1, focusId: "x", focusEn: "x" },
  });
  const account = { email: "petugas@ukur.test", password: "" };
  const made = await createUser({ email: account.email, name: "petugas", role: "AGENCY", agencyCode: CODE });
  if (!made.ok) throw new OperatorError(`The benchmark's account could not be made: ${made.error.code}`);
  account.password = made.value.password;
  const user = await db().user.findUniqueOrThrow({ where: { id: made.value.id } });
  const steward = await db().user.create({ data: { email: "pemeriksa@ukur.test", name: "pemeriksa", role: "STAFF" } });
  const codes = Array.from({ length: GRID.indicators }, (_, index) => `${CODE}-${String(index + 1).padStart(3, "0")}`);
  await db().indicator.createMany({
    data: codes.map((code) => ({
      ...{ code, nameId: `Indikator ${code}`, nameEn: `Indicator ${code}`, pillarId: pillar.id, agencyId: agency.id },
    })),
  });
  const indicators = await db().indicator.findMany({ where: { agencyId: agency.id }, select: { id: true } });
  await db().indicatorDefinition.createMany({
    data: indicators.map(({ id }) => ({
      ...{ indicatorId: id, number: 1, current: true, unit: "unit", decimals: 0, polarity: "HIGHER" as const },
      ...{ frequency: "MONTHLY" as const, aggregation: "LAST" as const, formulaId: "", dataSource: "" },
    })),
  });
  const periods = Array.from({ length: GRID.years }, (_, index) => periodsOf("MONTHLY", year - index))
    .flat()
    .filter((period) => period < `${year}-11`);
  const now = new Date();
  for (const { id: definitionId, indicatorId } of await db().indicatorDefinition.findMany({
    where: { indicator: { agencyId: agency.id } },
  }))
    await db().indicatorValue.createMany({
      data: periods.map((period, index) => ({
        ...{ indicatorId, definitionId, period, value: 100 + (index % 50), certainty: "FINAL" as const },
        ...{ source: "Laporan", status: "PUBLISHED" as const, enteredByIds: [user.id], createdById: user.id },
        ...{ submittedAt: now, submittedById: user.id, verifiedAt: now, verifiedById: steward.id },
        ...{ publishedAt: now, publishedById: steward.id },
      })),
    });
  // The statistics of a database that has lived: without them the first plans are guesses.
  await db().$executeRawUnsafe("ANALYZE");
  const officer = { id: user.id, name: user.name, role: "AGENCY", agencyId: agency.id, roundId: null } as Actor;
  return { officer, account, codes };
}
