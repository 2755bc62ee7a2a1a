import { beforeAll, describe, expect, test } from "vitest";
import { glossaryKind, saveTerm } from "@/lib/city/glossary/mutations";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import { legalDocumentKind, saveLegalDocument, saveLegalFile } from "@/lib/city/legal-documents/mutations";
import { listPublishedLegalDocuments } from "@/lib/city/legal-documents/published";
import type { LegalDocumentFields } from "@/lib/city/legal-documents/schemas";
import { pillarKind } from "@/lib/city/pillars/mutations";
import { siteTextKind } from "@/lib/city/site-texts/mutations";
import { findSiteText } from "@/lib/city/site-texts/published";
import { db } from "@/lib/platform/db/client";
import { discardDraft, publishDraft, saveDraft } from "@/lib/platform/drafts/mutations";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const TERM = {
  termId: "RPJMD",
  termEn: "RPJMD",
  explanationId: "Rencana lima tahun.",
  explanationEn: "Five-year plan.",
};
const SK: LegalDocumentFields = {
  type: "SK",
  number: "188/12",
  year: 2026,
  title: "Dewan Smart City",
  enactedOn: null,
  status: "ENACTED",
  source: "",
  restsOn: [],
  replaces: [],
};
const versionOf = async (id: string) => (await db().legalDocument.findUniqueOrThrow({ where: { id } })).version;
const pdf = Buffer.from("%PDF-1.4\n%%EOF");

describe("a draft of what the public reads", () => {
  test("of a word is read by nobody until it is published, and STAFF may do all of it", async () => {
    const { id } = resultOf(await saveTerm(world.staff, null, TERM));
    expect(await listPublishedTerms("id")).toEqual([]);
    resultOf(await publishDraft(world.staff, glossaryKind, { id, version: 1 }));
    expect((await listPublishedTerms("id")).map(({ term }) => term.id)).toEqual(["RPJMD"]);
    resultOf(await saveDraft(world.staff, glossaryKind, { id, version: 2 }, { ...TERM, explanationId: "Lain" }));
    expect((await listPublishedTerms("id"))[0]?.explanation.id).toBe("Rencana lima tahun.");
    resultOf(await discardDraft(world.staff, glossaryKind, { id, version: 3 }));
    expect(await db().glossaryTerm.count({ where: { id } })).toBe(1);
    await expect(db().glossaryTerm.delete({ where: { id } })).rejects.toThrow(/was published/);
    expect(faultsOf(await saveTerm(world.staff, null, { ...TERM, termId: "rpjmd" }))).toEqual({
      termId: ["termTaken"],
    });
  });

  test("that never was published goes whole", async () => {
    const { id } = resultOf(await saveTerm(world.admin, null, { ...TERM, termId: "Sementara" }));
    expect(resultOf(await discardDraft(world.admin, glossaryKind, { id, version: 1 }))).toMatchObject({
      removed: true,
    });
    expect(await db().glossaryTerm.count({ where: { id } })).toBe(0);
  });

  test("that another document rests on stays", async () => {
    const base = resultOf(await saveLegalDocument(world.staff, null, { ...SK, title: "Dasar" }));
    const other = resultOf(
      await saveLegalDocument(world.staff, null, { ...SK, title: "Di atasnya", restsOn: [base.id] }),
    );
    const ref = { id: base.id, version: 1 };
    expect(codeOf(await discardDraft(world.staff, legalDocumentKind, ref))).toBe("IN_USE");
    resultOf(await discardDraft(world.staff, legalDocumentKind, { id: other.id, version: 1 }));
    expect(codeOf(await discardDraft(world.staff, legalDocumentKind, ref))).toBe("ok");
  });

  test("of two people the second is told, with what the first one wrote", async () => {
    resultOf(await saveDraft(world.staff, siteTextKind, { id: "who", version: 1 }, { textId: "Satu", textEn: "One" }));
    const second = await saveDraft(
      world.admin,
      siteTextKind,
      { id: "who", version: 1 },
      { textId: "Dua", textEn: "Two" },
    );
    expect(second).toMatchObject({ error: { code: "STALE", current: { textId: "Satu", version: 2 } } });
    expect(await findSiteText("who", "id")).toBeNull();
    resultOf(await publishDraft(world.admin, siteTextKind, { id: "who", version: 2 }));
    expect((await db().publishedSiteText.findUniqueOrThrow({ where: { key: "who" } })).textId).toBe("Satu");
  });

  test("is refused to agencies and the council, and of pillars to STAFF as well", async () => {
    const pillar = { id: world.pillar.id, version: 1 };
    const look = { name: "Smart Environment", focusId: "Hijau", focusEn: "Green", hue: 120, icon: "leaf" as const };
    for (const who of [world.waste.officer, world.council, world.assessor]) {
      expect(codeOf(await saveTerm(who, null, { ...TERM, termId: "X" }))).toBe("FORBIDDEN");
      expect(codeOf(await saveLegalDocument(who, null, SK))).toBe("FORBIDDEN");
      expect(
        codeOf(await saveDraft(who, siteTextKind, { id: "correct", version: 1 }, { textId: "", textEn: "" })),
      ).toBe("FORBIDDEN");
    }
    expect(codeOf(await saveDraft(world.staff, pillarKind, pillar, look))).toBe("FORBIDDEN");
    resultOf(await saveDraft(world.admin, pillarKind, pillar, look));
    expect((await db().publishedPillar.findUniqueOrThrow({ where: { id: pillar.id } })).hue).toBeNull();
    resultOf(await publishDraft(world.admin, pillarKind, { ...pillar, version: 2 }));
    expect((await db().publishedPillar.findUniqueOrThrow({ where: { id: pillar.id } })).hue).toBe(120);
  });
});

describe("a legal document", () => {
  test("is shown with its file and what it rests on, once it is published", async () => {
    const base = resultOf(await saveLegalDocument(world.staff, null, { ...SK, type: "PERDA", title: "Dasar" }));
    resultOf(await publishDraft(world.staff, legalDocumentKind, { id: base.id, version: 1 }));
    const both = { ...SK, restsOn: [base.id], replaces: [base.id] };
    expect(await saveLegalDocument(world.staff, null, both)).toMatchObject({
      error: { fields: { restsOn: ["restsOnReplaced"] } },
    });
    const { id } = resultOf(await saveLegalDocument(world.staff, null, { ...SK, restsOn: [base.id] }));
    const ref = async () => ({ id, version: await versionOf(id) });
    expect(faultsOf(await saveLegalFile(world.staff, await ref(), Buffer.from("MZ"), "a.pdf"))).toEqual({
      file: ["documentKind"],
    });
    const stale = { ...(await ref()), version: 99 };
    expect(codeOf(await saveLegalFile(world.staff, stale, pdf, "sk.pdf"))).toBe("STALE");
    expect(await db().cityFile.count()).toBe(0);
    resultOf(await saveLegalFile(world.staff, await ref(), pdf, "sk.pdf"));
    expect(await db().publishedCityFile.count()).toBe(0);
    expect((await listPublishedLegalDocuments()).map(({ title }) => title)).toEqual(["Dasar"]);
    resultOf(await publishDraft(world.staff, legalDocumentKind, await ref()));
    const shown = (await listPublishedLegalDocuments()).find(({ title }) => title === SK.title);
    expect(shown).toMatchObject({ file: { name: "sk.pdf" }, restsOn: ["Dasar"], number: "188/12", enactedOn: null });
    expect(await db().publishedCityFile.count()).toBe(1);
    const event = await db().auditEvent.findFirstOrThrow({ where: { entityId: id, action: "publish" } });
    expect(event.after).toMatchObject({ restsOn: ["PERDA 188/12 2026 Dasar"], file: { fileName: "sk.pdf" } });
  });
});
