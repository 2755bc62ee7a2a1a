import { beforeEach, describe, expect, test } from "vitest";
import { listCityGaps } from "@/lib/city/gaps/queries";
import type { Gap } from "@/lib/platform/areas/office";
import { db } from "@/lib/platform/db/client";
import { dateOf } from "@/lib/platform/format/date";
import { resetDatabase } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeEach(async () => {
  await db().$disconnect();
  await resetDatabase();
  world = await makeWorld();
});

const gap = async (kind: Gap["kind"], year = 2026) =>
  (await listCityGaps(world.admin, year, 10)).find((one) => one.kind === kind)?.items ?? [];
const keys = async (kind: Gap["kind"], year?: number) => (await gap(kind, year)).map(({ key }) => key);

describe("what is missing for a round", () => {
  test("leads to the form that has the field, at the field and for the year", async () => {
    const addressOf = async (kind: Gap["kind"]) => (await gap(kind)).map(({ address }) => address);
    expect((await addressOf("target"))[0]).toBe("/kelola/indikator/ENV-02/target?tahun=2026#value");
    expect(await addressOf("indexTarget")).toEqual(["/kelola/target-indeks?tahun=2026#value"]);
    expect((await addressOf("programmeYear"))[0]).toBe("/kelola/program/bank-sampah/tahun?tahun=2026#planned");
    expect((await addressOf("meaning"))[0]).toBe("/kelola/indikator/ENV-02/ubah#meaningId");
    expect((await addressOf("benefit"))[0]).toBe("/kelola/program/bank-sampah/ubah#benefitId");
    await db().indicator.update({ where: { code: "ENV-02" }, data: { publishedAt: null } });
    expect(await addressOf("unpublishedIndicator")).toEqual(["/kelola/indikator/ENV-02#publish"]);
    await db().user.updateMany({ data: { disabledAt: new Date() } });
    expect((await addressOf("officer"))[0]).toMatch(/^\/kelola\/pengguna\/baru\?opd=\w+#name$/);
  });

  test("is a definition by a form of its own, once figures were handed in by it", async () => {
    const { indicator } = world.waste;
    const [definition] = indicator.definitions;
    const where = { id: definition?.id ?? "" };
    await db().indicatorDefinition.update({ where, data: { dataSource: "" } });
    const open = "/kelola/indikator/ENV-02/ubah#dataSource";
    expect((await gap("definition")).map(({ address }) => address)).toEqual([open]);
    await db().indicatorValue.create({
      data: {
        ...{ indicatorId: indicator.id, definitionId: where.id, period: "2025-01", value: "1", source: "uji" },
        ...{ status: "SUBMITTED", createdById: world.staff.id, submittedById: world.staff.id, submittedAt: new Date() },
      },
    });
    const anew = "/kelola/indikator/ENV-02/definisi-baru#dataSource";
    expect((await gap("definition")).map(({ address }) => address)).toEqual([anew]);
  });

  test("counts what ended within the year or after it, and not what ended before", async () => {
    const closing = (id: string, day: string) =>
      db().programme.update({
        where: { id },
        data: { status: "STOPPED", closedOn: dateOf(day), closedReason: "Selesai lebih awal" },
      });
    await closing(world.waste.programme.id, "2025-12-31");
    await closing(world.health.programme.id, "2026-01-01");
    expect(await keys("programmeYear")).toEqual(["homecare"]);
    expect(await keys("programmeYear", 2025)).toEqual(["bank-sampah", "homecare"]);
    const retiring = (id: string, day: string) =>
      db().indicator.update({ where: { id }, data: { retiredFrom: dateOf(day), retiredReason: "Tidak diukur lagi" } });
    await retiring(world.waste.indicator.id, "2026-01-01");
    await retiring(world.health.indicator.id, "2026-07-01");
    expect(await keys("target")).toEqual(["LIV-02"]);
    expect(await keys("target", 2027)).toEqual([]);
  });

  test("counts a programme by the month in which it ended, too", async () => {
    const { id } = world.waste.programme;
    await db().programme.update({ where: { id }, data: { status: "FINISHED", endedPeriod: "2025-12" } });
    expect(await keys("benefit")).toEqual(["homecare"]);
    await db().programme.update({ where: { id }, data: { endedPeriod: "2026-02" } });
    expect(await keys("benefit")).toEqual(["bank-sampah", "homecare"]);
  });

  test("is what nobody outside sees, and what a closed agency still holds", async () => {
    const { programme, indicator } = world.waste;
    expect(await keys("unpublishedProgramme")).toEqual([]);
    await db().programme.update({ where: { id: programme.id }, data: { publishedAt: null } });
    await db().indicator.update({ where: { id: indicator.id }, data: { publishedAt: null } });
    expect(await gap("unpublishedProgramme")).toMatchObject([{ address: "/kelola/program/bank-sampah#publish" }]);
    expect(await gap("unpublishedIndicator")).toMatchObject([{ address: "/kelola/indikator/ENV-02#publish" }]);
    expect(await gap("owner")).toEqual([]);
    await db().agency.update({ where: { id: programme.agencyId }, data: { closedOn: dateOf("2026-01-01") } });
    expect((await gap("owner")).map(({ address }) => address)).toEqual([
      "/kelola/program/bank-sampah/ubah#agencyCode",
      "/kelola/indikator/ENV-02/ubah#agencyCode",
    ]);
    const [owner] = (await listCityGaps(world.admin, 2026, 1)).filter(({ kind }) => kind === "owner");
    expect([owner?.count, owner?.items.length]).toEqual([2, 1]);
  });
});
