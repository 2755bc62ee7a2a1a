import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setPhaseDates } from "@/lib/evaluation/rounds/mutations";
import { phaseDatesSchema } from "@/lib/evaluation/rounds/schemas";
import { isOverdue } from "@/lib/follow-up/recommendations/overdue";
import { db } from "@/lib/platform/db/client";
import { saveLogo, saveSettings } from "@/lib/platform/settings/mutations";
import { cityToday, forgetCity, getCity } from "@/lib/platform/settings/published";
import { getSettings } from "@/lib/platform/settings/queries";
import { type Settings, settingsSchema } from "@/lib/platform/settings/schemas";
import { listDelays } from "@/lib/work/delays/queries";
import { listTasks } from "@/lib/work/tasks/queries";
import { makeAssessedRound } from "../../support/assessed-round";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const typed = async (given: Record<string, string> = {}) => ({ ...(await getSettings(world.admin)).values, ...given });
const read = async (given: Record<string, string>): Promise<Settings> => settingsSchema.parse(await typed(given));
const version = async () => (await getSettings(world.admin)).version;
const save = async (given: Record<string, string>) => saveSettings(world.admin, await version(), await read(given));

beforeEach(async () => {
  resultOf(await save({ timeZone: "Asia/Jakarta", reportDueDay: "10", reportRhythm: "MONTHLY", languages: "id,en" }));
});

describe("the city's settings", () => {
  test("begin with the environment's name, count at once, and are recorded whole", async () => {
    expect((await getCity()).name).toBe("Kota Kediri");
    resultOf(await save({ name: "Kota Uji", ppidEmail: "ppid@uji.go.id" }));
    expect(await getCity()).toMatchObject({ name: "Kota Uji", ppid: { email: "ppid@uji.go.id" } });
    const event = await db().auditEvent.findFirstOrThrow({
      where: { entity: "citySettings" },
      orderBy: { id: "desc" },
    });
    expect(event).toMatchObject({ actorId: world.admin.id, after: { name: "Kota Uji", timeZone: "Asia/Jakarta" } });
  });

  test("say with two decimals or three what computed scores are shown with, three at first", async () => {
    expect((await getCity()).scoreDecimals).toBe(3);
    resultOf(await save({ scoreDecimals: "2" }));
    expect((await getCity()).scoreDecimals).toBe(2);
    const refused = settingsSchema.safeParse(await typed({ scoreDecimals: "4" }));
    expect(refused.error?.issues.map(({ path }) => path)).toEqual([["scoreDecimals"]]);
    resultOf(await save({ scoreDecimals: "3" }));
  });

  test("are ADMIN's alone, and of two people the second is shown what the first saved", async () => {
    const before = await version();
    for (const who of [world.staff, world.waste.officer, world.council]) {
      expect(codeOf(await saveSettings(who, before, await read({})))).toBe("FORBIDDEN");
      await expect(getSettings(who)).rejects.toThrow();
    }
    resultOf(await saveSettings(world.admin, before, await read({ shortName: "Uji" })));
    const second = await saveSettings(world.admin, before, await read({ shortName: "Lain" }));
    expect(second).toMatchObject({ error: { code: "STALE", current: { shortName: "Uji" } } });
  });

  test("a change made by another process is known a second later", async () => {
    await getCity();
    await db().citySettings.update({ where: { id: 1 }, data: { address: "Jalan Uji 1" } });
    await expect.poll(async () => (await getCity()).address, { timeout: 5000 }).toBe("Jalan Uji 1");
  });
});

describe("the time zone", () => {
  // 23.30 WIB of 10 November is 00.30 WITA and 01.30 WIT of the 11th.
  const NIGHT = new Date("2026-11-10T16:30:00Z");

  test("moves today, what is overdue and what is owed", async () => {
    const owed = async () => {
      const today = await cityToday(NIGHT);
      const tasks = await listTasks(world.waste.officer, NIGHT);
      return { today, late: tasks.filter(({ late }) => late).length > 0 };
    };
    expect(await owed()).toEqual({ today: "2026-11-10", late: false });
    const held = async () => (await listDelays(world.staff, {}, NIGHT)).items.length;
    expect(await held()).toBe(0);
    resultOf(await save({ timeZone: "Asia/Makassar" }));
    expect(await owed()).toEqual({ today: "2026-11-11", late: true });
    expect(await held()).toBeGreaterThan(0);
    expect(isOverdue({ dueOn: "2026-11-10", status: null }, await cityToday(NIGHT))).toBe(true);
    resultOf(await save({ timeZone: "Asia/Jayapura" }));
    expect(await cityToday(new Date("2026-11-10T15:00:00Z"))).toBe("2026-11-11");
  });

  test("moves the windows that are typed as the city's clock", async () => {
    resultOf(await save({ timeZone: "Asia/Jayapura" }));
    const { round } = await makeAssessedRound(world);
    const { zone } = await getCity();
    const dates = phaseDatesSchema(zone).parse({ "closes-EVIDENCE_REPAIR": "2099-12-31T17:00" });
    resultOf(await setPhaseDates(world.staff, { slug: round.slug, version: round.version }, dates));
    const kept = await db().roundPhaseDates.findFirstOrThrow({
      where: { roundId: round.id, phase: "EVIDENCE_REPAIR" },
    });
    expect(kept.closesAt?.toISOString()).toBe("2099-12-31T08:00:00.000Z");
  });

  test("and the due day are the city's own: figures are late from the day after", async () => {
    resultOf(await save({ reportDueDay: "20" }));
    const late = async (today: string) =>
      (await listTasks(world.waste.officer, new Date(`${today}T05:00:00Z`))).filter((task) => task.late).length;
    expect([await late("2026-11-20"), (await late("2026-11-21")) > 0]).toEqual([0, true]);
  });
});

describe("a logo", () => {
  test("is drawn anew as PNG, shown to everybody while it is in use, and refused by its content", async () => {
    const picture = await sharp({ create: { width: 900, height: 600, channels: 4, background: "#1d4ed8" } })
      .webp()
      .toBuffer();
    resultOf(await saveLogo(world.admin, await version(), picture, "logo.webp"));
    forgetCity();
    const { logoId } = await getCity();
    const file = await db().publishedCityFile.findUniqueOrThrow({ where: { id: logoId ?? "" } });
    expect(file.mediaType).toBe("image/png");
    expect(await sharp(Buffer.from(file.content)).metadata()).toMatchObject({ format: "png", width: 512 });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(faultsOf(await saveLogo(world.admin, await version(), svg, "a.png"))).toEqual({ file: ["logoKind"] });
    const broken = picture.subarray(0, 40);
    expect(faultsOf(await saveLogo(world.admin, await version(), broken, "a.webp"))).toEqual({ file: ["logoDamaged"] });
    expect(codeOf(await saveLogo(world.staff, await version(), picture, "a"))).toBe("FORBIDDEN");
    resultOf(await saveLogo(world.admin, await version(), null, ""));
    expect(await db().publishedCityFile.count()).toBe(0);
  });
});
