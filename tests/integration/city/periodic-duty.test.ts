import { beforeAll, expect, test } from "vitest";
import { listOverduePublications, listWaitingDuty } from "@/lib/city/periodic-duty/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { actor } from "../../support/actor";
import { makeCity, SECRET } from "../../support/published-city";

let city: Awaited<ReturnType<typeof makeCity>>;
let staff: Actor;
const keysOn = async (day: string) =>
  (await listOverduePublications(staff, new Date(`${day}T12:00:00Z`))).map(({ key }) => key);

beforeAll(async () => {
  city = await makeCity();
  staff = actor("STAFF", { id: city.steward.id });
});

test("what was published half a year ago is owed again the day after, with its days, and nothing unpublished is named", async () => {
  // The city published everything on 1 July 2024.
  expect(await keysOn("2024-12-31")).not.toContain("terbuka");
  expect(await keysOn("2025-01-02")).toContain("terbuka");
  const overdue = await listOverduePublications(staff, new Date("2025-01-02T12:00:00Z"));
  expect(overdue.find(({ key }) => key === "terbuka")).toMatchObject({
    kind: "programme",
    last: "2024-07-01",
    days: 185,
  });
  expect(JSON.stringify(overdue)).not.toContain(SECRET);
  expect(overdue.map(({ key }) => key)).not.toContain("tertutup");
});

test("what never had anything stands first, once it has been public for six months itself", async () => {
  const { pillar, agency } = city;
  const texts = { descriptionId: "Uji", descriptionEn: "Uji", benefitId: "Uji", benefitEn: "Uji", source: "uji" };
  const about = { ...texts, pillarId: pillar.id, agencyId: agency.id, masterplanFrom: 2020, masterplanTo: 2025 };
  await db().programme.create({
    data: { ...about, slug: "sunyi", name: "Sunyi", publishedAt: new Date("2024-07-01T00:00:00Z") },
  });
  expect(await keysOn("2024-12-31")).not.toContain("sunyi");
  const [first] = await listOverduePublications(staff, new Date("2025-01-02T12:00:00Z"));
  expect(first).toMatchObject({ last: null, days: null });
  expect(await keysOn("2025-01-02")).toContain("sunyi");
});

test("what is closed or retired owes nothing, and nobody but Diskominfo is asked for it", async () => {
  await db().programme.update({
    where: { slug: "sunyi" },
    data: { closedOn: new Date("2024-12-01"), closedReason: "Selesai" },
  });
  expect(await keysOn("2025-01-02")).not.toContain("sunyi");
  const officer = actor("AGENCY", { id: city.officer.id, agencyId: city.agency.id });
  expect(await listWaitingDuty(officer)).toEqual([]);
  expect((await listWaitingDuty(staff))[0]?.count).toBeGreaterThan(0);
});
