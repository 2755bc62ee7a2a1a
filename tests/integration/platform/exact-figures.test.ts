import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeWorld } from "../../support/fixtures";

test("a figure of all the digits that its column holds is the same beside its indicator as by itself", async () => {
  const world = await makeWorld();
  const { indicator } = world.waste as unknown as { indicator: { id: string } };
  const definition = await db().indicatorDefinition.findFirstOrThrow({ where: { indicatorId: indicator.id } });
  const exact = "123456789012345678.123456";
  await db().indicatorValue.create({
    data: {
      ...{ indicatorId: indicator.id, definitionId: definition.id, period: "2024-12", value: exact, source: "uji" },
      createdById: world.staff.id,
    },
  });
  const alone = await db().indicatorValue.findFirstOrThrow();
  const beside = await db().indicator.findUniqueOrThrow({ where: { id: indicator.id }, include: { values: true } });
  expect(alone.value?.toFixed(6)).toBe(exact);
  expect(beside.values[0]?.value?.toFixed(6)).toBe(exact);
});
