import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { createProgramme, editProgramme, savePartners } from "@/lib/city/programme-register/mutations";
import { programmeSchema } from "@/lib/city/programme-register/schemas";
import { saveMember } from "@/lib/follow-up/council-members/mutations";
import { getMember } from "@/lib/follow-up/council-members/queries";
import { db } from "@/lib/platform/db/client";
import { saveLogo, saveSettings } from "@/lib/platform/settings/mutations";
import { getSettings } from "@/lib/platform/settings/queries";
import { settingsSchema } from "@/lib/platform/settings/schemas";
import { restoreRevision } from "@/lib/work/revisions/mutations";
import { compareRevisions, getRevisions } from "@/lib/work/revisions/queries";
import { makeBody, memberFields } from "../../support/council";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, resultOf } from "../../support/results";

let world: World;
let id: string;
beforeAll(async () => {
  world = await makeWorld();
  const body = await makeBody(world);
  const first = resultOf(await saveMember(world.staff, null, { ...memberFields(body.id), name: "Ibu Sari" }));
  resultOf(await saveMember(world.admin, first, { ...memberFields(body.id), name: "Ibu Sari Dewi", role: "CHAIR" }));
  ({ id } = first);
});

const history = () => getRevisions(world.staff, "councilMember", id);
const restore = (who: World["staff"], revision: string, version: number) =>
  restoreRevision(who, { entity: "councilMember", rowId: id, revision, version });

describe("revisions of a row", () => {
  test("say who changed what, the newest first, with names instead of ids", async () => {
    const { revisions, row, names } = await history();
    expect(row).toMatchObject({ name: "Ibu Sari Dewi", version: 2, mayRestore: true });
    expect(revisions.map(({ by }) => by)).toEqual([world.admin.name, world.staff.name]);
    expect(revisions[0]?.changes).toMatchObject([
      { field: "name", from: "Ibu Sari", to: "Ibu Sari Dewi" },
      { field: "role", to: "CHAIR" },
    ]);
    expect(names.size).toBe(1);
  });

  test("of any two the differences are shown, and of another row's none", async () => {
    const all = await history();
    const [newest, oldest] = all.revisions;
    expect(compareRevisions(all, oldest?.id, newest?.id)?.changes).toHaveLength(2);
    expect(compareRevisions(all, "999999999", newest?.id)).toBeNull();
  });

  test("are brought back as a new revision, by those who may and from the newest version only", async () => {
    const oldest = (await history()).revisions.at(-1)?.id ?? "";
    for (const who of [world.council, world.waste.officer])
      expect(codeOf(await restore(who, oldest, 2))).toBe("NOT_FOUND");
    expect(codeOf(await restore(world.staff, oldest, 1))).toBe("STALE");
    expect(codeOf(await restore(world.staff, "999999999", 2))).toBe("NOT_FOUND");
    expect(codeOf(await restore(world.staff, oldest, 2))).toBe("ok");
    expect(await getMember(world.staff, id)).toMatchObject({ name: "Ibu Sari", version: 3 });
    expect((await history()).revisions).toHaveLength(3);
  });

  test("are found by nobody who does not keep the row, and of nothing that has none", async () => {
    for (const who of [world.council, world.assessor, world.waste.officer])
      await expect(getRevisions(who, "councilMember", id)).rejects.toThrow("404");
    for (const [entity, row] of [
      ["user", id],
      ["councilMember", "x'; --"],
      ["councilMember", crypto.randomUUID()],
    ])
      await expect(getRevisions(world.admin, entity ?? "", row ?? "")).rejects.toThrow("404");
  });
});

test("a programme goes back to what it was with its partners, by the rules of its forms", async () => {
  const fields = programmeSchema.parse({
    ...{ name: "Kota Terang", pillarCode: world.pillar.code, agencyCode: world.waste.agency.code, quickWin: "true" },
    ...{
      descriptionId: "Lampu jalan",
      descriptionEn: "Street lamps",
      source: "RPJMD",
      supports: "DINKES",
      masterplanFrom: "2018",
    },
  });
  const born = resultOf(await createProgramme(world.staff, fields));
  const made = resultOf(await savePartners(world.staff, born, [{ name: "PT Terang", kind: "CSR" }]));
  const dark = resultOf(await savePartners(world.admin, made, []));
  resultOf(
    await editProgramme(world.admin, dark, { ...fields, name: "Kota Gelap", supports: [], quickWin: undefined }),
  );
  const all = await getRevisions(world.staff, "programme", made.id);
  expect(all.names.get(world.pillar.code)).toBe(world.pillar.name);
  expect(all.names.get("DINKES")).toBe(world.health.agency.name);
  expect(all.revisions[0]?.changes.map(({ field }) => field)).toEqual(["name", "supports", "quickWin"]);
  const command = { entity: "programme", rowId: made.id, revision: all.revisions.at(-2)?.id ?? "", version: 4 };
  expect(codeOf(await restoreRevision(world.waste.officer, command))).toBe("NOT_FOUND");
  expect(codeOf(await restoreRevision(world.staff, command))).toBe("ok");
  const row = await db().programme.findUniqueOrThrow({
    where: { id: made.id },
    include: { supports: true, partners: true },
  });
  expect(row).toMatchObject({ name: "Kota Terang", quickWin: true, version: 5 });
  expect(row.partners).toMatchObject([{ name: "PT Terang", kind: "CSR" }]);
  expect(row.supports).toHaveLength(1);
});

test("another logo of the city stands in the history by its file's name and does not come back with the settings", async () => {
  const { values, version: first } = await getSettings(world.admin);
  const named = settingsSchema.parse({ ...values, name: "Kota Uji" });
  const { version } = resultOf(await saveSettings(world.admin, first, named));
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#1d4ed8" } })
    .png()
    .toBuffer();
  const saved = resultOf(await saveLogo(world.admin, version, picture, "lambang.png"));
  const { revisions, names, apart } = await getRevisions(world.admin, "citySettings", "1");
  const [change] = revisions[0]?.changes ?? [];
  expect(change).toMatchObject({ field: "logoId", from: null });
  expect(names.get(String(change?.to))).toBe("lambang.png");
  expect(apart).toContain("logoId");
  const command = { entity: "citySettings", rowId: "1", revision: revisions[1]?.id ?? "", version: saved.version };
  expect(codeOf(await restoreRevision(world.admin, command))).toBe("ok");
  expect((await db().citySettings.findUniqueOrThrow({ where: { id: 1 } })).logoId).toBe(change?.to);
});
