import { execFileSync } from "node:child_process";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { ownerUrl } from "../../support/database";

beforeAll(() => {
  execFileSync("node", ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"], {
    cwd: path.resolve(import.meta.dirname, "../../.."),
    env: { ...process.env, DATABASE_URL: ownerUrl(), SHIPPED_FACTS: "none" },
  });
});

test("a city's own database begins with what every city has, and with nothing of Kota Kediri", async () => {
  const { instruments, items, pillars, terms, ...ofOneCity } = await counts();
  expect({ pillars, instruments }).toEqual({ pillars: 6, instruments: 2 });
  expect(items).toBeGreaterThan(30);
  expect(terms).toBeGreaterThan(10);
  expect(Object.entries(ofOneCity).filter(([, count]) => count > 0)).toEqual([]);
  const sources = await db().factSource.findMany({ select: { publisher: true } });
  expect(sources.filter(({ publisher }) => publisher.includes("Kediri"))).toEqual([]);
});

async function counts() {
  return {
    pillars: await db().pillar.count(),
    instruments: await db().instrument.count(),
    items: await db().questionnaireItem.count(),
    terms: await db().glossaryTerm.count(),
    agencies: await db().agency.count(),
    kelurahan: await db().kelurahan.count(),
    programmes: await db().programme.count(),
    indicators: await db().indicator.count(),
    targets: await db().indexTarget.count(),
    rounds: await db().evaluationRound.count(),
    recommendations: await db().recommendation.count(),
    documents: await db().legalDocument.count(),
    users: await db().user.count(),
  };
}
