// A calendar behind a secret address: what its owner owes, and the dates of the rounds.
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { changeLink } from "@/lib/work/calendar/mutations";
import { findCalendar, findOwnLink } from "@/lib/work/calendar/queries";
import { makeAssessedRound } from "../../support/assessed-round";
import { makeWorld, type World } from "../../support/fixtures";
import { resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const NOW = new Date("2026-11-12T05:00:00Z");
const tokenOf = (link: string | null) => new URL(link ?? "").pathname.split("/").at(-1) ?? "";

test("opens to whoever has it, shows its owner's days and the rounds' hours, and ends when it is renewed or its account is closed", async () => {
  const { round } = await makeAssessedRound(world);
  await db().roundPhaseDates.create({
    data: {
      ...{ roundId: round.id, phase: "FILLING" as const },
      ...{ opensAt: new Date("2026-06-01T01:00:00Z"), closesAt: new Date("2026-06-30T10:00:00Z") },
    },
  });
  const who = world.waste.officer;
  expect(await findOwnLink(who)).toBeNull();
  resultOf(await changeLink(who, "renew"));
  const first = tokenOf(await findOwnLink(who));
  expect(JSON.stringify(await db().calendarLink.findMany())).not.toContain(first);
  const text = (await findCalendar(first, NOW)) ?? "";
  expect(text).toContain("DTSTART;VALUE=DATE:20261110");
  expect(text).toContain("DTSTART:20260601T010000Z\r\nDTEND:20260630T100000Z");
  expect(text).toContain("ENV-02");
  expect(text).not.toContain("LIV-02");
  resultOf(await changeLink(who, "renew"));
  expect(await findCalendar(first, NOW)).toBeNull();
  const second = tokenOf(await findOwnLink(who));
  expect(await findCalendar(second, NOW)).not.toBeNull();
  await db().user.update({ where: { id: who.id }, data: { disabledAt: new Date() } });
  expect(await findCalendar(second, NOW)).toBeNull();
  await db().user.update({ where: { id: who.id }, data: { disabledAt: null } });
  resultOf(await changeLink(who, "end"));
  expect([await findCalendar(second, NOW), await findOwnLink(who)]).toEqual([null, null]);
});
