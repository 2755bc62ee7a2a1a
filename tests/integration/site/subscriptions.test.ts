// Letters about what changed, in a real mailbox: to whom confirmed it, one a publication, never twice, and none after leaving.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { approvePublication, preparePublication, releasePublication } from "@/lib/city/publications/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { returnAddress } from "@/lib/platform/mail/return-address";
import { sendChangeLetters } from "@/lib/site/change-letters/mutations";
import { UNCONFIRMED_DAYS, writeChangeLetters } from "@/lib/site/change-outbox/mutations";
import { confirmSubscription, leaveSubscriptions, subscribe } from "@/lib/site/subscriptions/mutations";
import { countSubscribers, findStandingOfLink } from "@/lib/site/subscriptions/queries";
import type { Topic } from "@/lib/site/subscriptions/schemas";
import { noteCameBack } from "@/lib/work/reminders/mutations";
import { actor } from "../../support/actor";
import { Mailbox } from "../../support/mailbox";
import { resultOf } from "../../support/results";

const mail = vi.hoisted((): { url: string | undefined } => ({ url: undefined }));
vi.mock("@/lib/platform/config/env", async (original) => {
  const module = await original<typeof import("@/lib/platform/config/env")>();
  return {
    ...module,
    env: () => ({
      ...module.env(),
      NEXTAUTH_URL: "https://enampilar.test",
      SMTP_URL: mail.url,
      MAIL_FROM: mail.url && "kota@enampilar.test",
    }),
  };
});
vi.mock("@/lib/platform/pages/refresh", () => ({
  refreshPublicPages: () => {},
  refreshPublicPagesFromJob: async () => {},
}));

let box: Mailbox;
let preparer: Actor;
let approver: Actor;
let officer: Actor;
const made: Record<"LIV-01" | "ENV-01", { id: string; definitionId: string }> = {} as never;

const person = async (name: string, role: "STAFF" | "AGENCY", agencyId: string | null = null) => {
  const user = await db().user.create({
    data: { email: `${name}@kota.test`, name, role, passwordHash: "x", agencyId },
  });
  return actor(role, { id: user.id, name, agencyId });
};

async function indicator(code: keyof typeof made, pillarId: string, agencyId: string) {
  const row = await db().indicator.create({
    data: {
      ...{ code, nameId: `Cakupan ${code}`, nameEn: `Coverage ${code}`, pillarId, agencyId, publishedAt: new Date(0) },
      definitions: {
        create: {
          ...{ number: 1, current: true, unit: "%", decimals: 1, polarity: "HIGHER", frequency: "YEARLY" },
          ...{ aggregation: "LAST", cumulative: false, formulaId: "", dataSource: "" },
        },
      },
    },
    include: { definitions: true },
  });
  made[code] = { id: row.id, definitionId: row.definitions[0]?.id ?? "" };
}

beforeAll(async () => {
  box = await Mailbox.open();
  const agency = await db().agency.create({ data: { code: "DINKES", name: "Dinas Kesehatan", shortName: "Dinkes" } });
  const pillar = (code: string, slug: string, order: number) =>
    db().pillar.create({ data: { code, name: code, slug, order, focusId: "a", focusEn: "a" } });
  await indicator("LIV-01", (await pillar("LIVING", "smart-living", 1)).id, agency.id);
  await indicator("ENV-01", (await pillar("ENVIRONMENT", "smart-environment", 2)).id, agency.id);
  preparer = await person("penyiap", "STAFF");
  approver = await person("penyetuju", "STAFF");
  officer = await person("petugas", "AGENCY", agency.id);
});
afterAll(() => box.close());
beforeEach(async () => {
  mail.url = box.url;
  box.at = {};
  box.arrived.length = 0;
  await db().subscription.deleteMany();
  await db().visitorLimit.deleteMany();
});

let number = 0;
const ask = (email: string, topic: Topic = { kind: "all" }, given: { address?: string; locale?: "id" | "en" } = {}) => {
  number += 1;
  const { address = `198.51.100.${number % 250}`, locale = "id" } = given;
  return subscribe({ email, topic, locale, address, nonce: `uji-${number}`, isTaskDone: true });
};
const linkOf = (text: string, page: "konfirmasi" | "berhenti") =>
  new URL(new RegExp(`https://\\S+/langganan/${page}\\?t=\\S+`).exec(text)?.[0] ?? "").searchParams.get("t") ?? "";

/** Asked, and the link of the letter pressed. */
async function subscribed(email: string, topic?: Topic, given?: { locale?: "id" | "en" }) {
  resultOf(await ask(email, topic, given));
  await sendChangeLetters();
  expect(await confirmSubscription(linkOf(box.of(email).at(-1)?.text ?? "", "konfirmasi"))).toBe(true);
  box.arrived.length = 0;
}

let year = 1990;
const verifiedValue = async (code: keyof typeof made) => {
  year += 1;
  const { id: indicatorId, definitionId } = made[code];
  const by = { createdById: officer.id, submittedById: officer.id, enteredByIds: [officer.id] };
  const { id, version } = await db().indicatorValue.create({
    data: {
      ...{ indicatorId, definitionId, period: `${year}`, value: 41, source: "Berkas uji", certainty: "FINAL", ...by },
      ...{ status: "VERIFIED", submittedAt: new Date(), verifiedAt: new Date(), verifiedById: preparer.id },
    },
  });
  return { kind: "value" as const, id, version };
};
/** A publication of these, out. */
async function publish(...codes: (keyof typeof made)[]) {
  const items = [];
  for (const code of codes) items.push(await verifiedValue(code));
  const { id } = resultOf(await preparePublication(preparer, { name: "Rahasia dalam", plannedAt: null, items }));
  const row = await db().publication.findUniqueOrThrow({ where: { id } });
  resultOf(await approvePublication(approver, row));
  expect(await releasePublication(id)).toBe("OUT");
}
const run = async (now = new Date()) => {
  await writeChangeLetters(now);
  await sendChangeLetters();
};

describe("an address", () => {
  test("hears nothing before its owner presses the link of the first letter, and is forgotten where nobody does", async () => {
    resultOf(await ask("warga@contoh.test"));
    await publish("LIV-01");
    await run();
    expect(box.of("warga@contoh.test")).toHaveLength(1);
    expect(box.arrived[0]?.text).toContain("https://enampilar.test/langganan/konfirmasi?t=");
    expect(box.arrived[0]?.headers).not.toContain("List-Unsubscribe");
    const later = (days: number) => new Date(Date.now() + days * 86_400_000);
    await writeChangeLetters(later(UNCONFIRMED_DAYS - 0.1));
    expect(await db().subscription.count()).toBe(1);
    await writeChangeLetters(later(UNCONFIRMED_DAYS + 0.1));
    expect(await db().subscription.count()).toBe(0);
    expect(await confirmSubscription(linkOf(box.arrived[0]?.text ?? "", "konfirmasi"))).toBe(false);
  });

  test("is answered alike whether it is known or not, and not written to again where it is confirmed", async () => {
    await subscribed("warga@contoh.test");
    const [known, unknown] = [await ask("warga@contoh.test"), await ask("lain@contoh.test")];
    expect(known).toEqual(unknown);
    await sendChangeLetters();
    expect(box.of("warga@contoh.test")).toHaveLength(0);
    expect(box.of("lain@contoh.test")).toHaveLength(1);
  });

  test("is asked three times a day at most, and one network five times an hour", async () => {
    for (let n = 0; n < 5; n += 1) {
      expect((await ask("warga@contoh.test")).ok).toBe(true);
      await sendChangeLetters();
    }
    expect(box.of("warga@contoh.test")).toHaveLength(3);
    const address = "203.0.113.7";
    for (let n = 0; n < 5; n += 1) resultOf(await ask(`w${n}@contoh.test`, undefined, { address }));
    expect(await ask("w9@contoh.test", undefined, { address })).toMatchObject({
      error: { code: "LOCKED_OUT", fields: { email: ["tooManySubscriptions"] } },
    });
    const limits = JSON.stringify(await db().visitorLimit.findMany());
    expect(limits).not.toContain(address);
    expect(limits).not.toContain("contoh.test");
  });

  test("that leaves by one press is gone with all that it asked for, and the link of somebody else does nothing", async () => {
    await subscribed("warga@contoh.test");
    await subscribed("warga@contoh.test", { kind: "pillar", slug: "smart-living" });
    await subscribed("lain@contoh.test");
    await publish("LIV-01");
    await run();
    const [letter] = box.of("warga@contoh.test");
    const token = linkOf(letter?.text ?? "", "berhenti");
    expect(letter?.headers).toContain(`List-Unsubscribe: <https://enampilar.test/api/langganan/${token}>`);
    expect(letter?.headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(await leaveSubscriptions(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBe(false);
    // A link that confirms does not end, and the other way round.
    expect(await confirmSubscription(token)).toBe(false);
    expect(await db().subscription.count({ where: { email: "warga@contoh.test" } })).toBe(2);
    expect(await leaveSubscriptions(token)).toBe(true);
    expect(await leaveSubscriptions(token)).toBe(true);
    expect((await db().subscription.findMany()).map(({ email }) => email)).toEqual(["lain@contoh.test"]);
    expect(await db().subscriptionLetter.count({ where: { subscription: { email: "warga@contoh.test" } } })).toBe(0);
  });

  test("follows a link to what it still does: a forged or a used one says so before anything is pressed", async () => {
    resultOf(await ask("warga@contoh.test"));
    await sendChangeLetters();
    const confirm = linkOf(box.of("warga@contoh.test").at(-1)?.text ?? "", "konfirmasi");
    expect(await findStandingOfLink("confirm", confirm)).toBe("OPEN");
    expect(await findStandingOfLink("leave", confirm)).toBe("tidak-berlaku");
    expect(await findStandingOfLink("confirm", `${confirm.slice(0, -1)}${confirm.endsWith("A") ? "B" : "A"}`)).toBe(
      "tidak-berlaku",
    );
    await confirmSubscription(confirm);
    expect(await findStandingOfLink("confirm", confirm)).toBe("aktif");
    await publish("LIV-01");
    await run();
    const leave = linkOf(box.of("warga@contoh.test").at(-1)?.text ?? "", "berhenti");
    expect(await findStandingOfLink("leave", leave)).toBe("OPEN");
    await leaveSubscriptions(leave);
    expect(await findStandingOfLink("leave", leave)).toBe("berhenti");
    expect(await findStandingOfLink("confirm", confirm)).toBe("tidak-berlaku");
  });

  test("that the mail server refuses for good is forgotten", async () => {
    await subscribed("warga@contoh.test");
    await publish("LIV-01");
    box.at.rcpt = (done) => done(Object.assign(new Error("No"), { responseCode: 550 }));
    await run();
    expect(await db().subscription.count()).toBe(0);
  });

  test("that was refused for another letter, or noted as one that letters come back from, is forgotten too", async () => {
    await subscribed("warga@contoh.test");
    await db().refusedAddress.create({ data: { email: "warga@contoh.test", code: 550 } });
    await publish("LIV-01");
    await run();
    expect(box.of("warga@contoh.test")).toHaveLength(0);
    expect(await db().subscription.count()).toBe(0);
    await db().refusedAddress.deleteMany();

    await subscribed("lain@contoh.test");
    const admin = { ...preparer, role: "ADMIN" } as Actor;
    const back = returnAddress("kembali@kota.go.id", env().NEXTAUTH_SECRET, "lain@contoh.test");
    resultOf(await noteCameBack(admin, back));
    expect(await db().subscription.count()).toBe(0);
    // Neither in the list of addresses nor in the log.
    expect(await db().refusedAddress.count()).toBe(0);
    const [event] = await db().auditEvent.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(event).toMatchObject({ entity: "refusedAddress", actorId: admin.id });
    expect(JSON.stringify(event?.after)).not.toContain("lain@");
    expect(event?.entityId).not.toContain("@");
  });

  test("is counted for Diskominfo, and shown to nobody", async () => {
    await subscribed("warga@contoh.test");
    await subscribed("warga@contoh.test", { kind: "pillar", slug: "smart-living" });
    resultOf(await ask("lain@contoh.test"));
    expect(await countSubscribers(preparer)).toEqual({ addresses: 1, uncertain: 0 });
    expect(await countSubscribers(officer)).toBeNull();
  });

  test("cannot ask for what is not public, nor where the city sends no letters", async () => {
    expect(await ask("warga@contoh.test", { kind: "pillar", slug: "tidak-ada" })).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    mail.url = undefined;
    expect(await ask("warga@contoh.test")).toMatchObject({ error: { code: "NOT_FOUND" } });
    await run();
  });
});

describe("a publication", () => {
  test("is one letter to each address, whoever writes and sends it and however often", async () => {
    await subscribed("warga@contoh.test");
    await subscribed("warga@contoh.test", { kind: "pillar", slug: "smart-living" });
    await publish("LIV-01", "ENV-01");
    await Promise.all([1, 2, 3].map(() => writeChangeLetters()));
    await Promise.all([1, 2, 3].map(() => sendChangeLetters()));
    await run();
    await run(new Date(Date.now() + 25 * 3_600_000));
    const [letter, ...more] = box.of("warga@contoh.test");
    expect(more).toHaveLength(0);
    expect(letter?.text).toContain("Cakupan LIV-01");
    expect(letter?.text).toContain("https://enampilar.test/indikator/ENV-01");
    expect(letter?.text).not.toContain("Rahasia");
    await publish("LIV-01");
    await run();
    expect(box.of("warga@contoh.test")).toHaveLength(2);
  });

  test("tells each address what it asked for, in its language, and nothing from before it asked", async () => {
    await publish("ENV-01");
    await subscribed("hidup@contoh.test", { kind: "pillar", slug: "smart-living" }, { locale: "en" });
    await subscribed("lingkungan@contoh.test", { kind: "pillar", slug: "smart-environment" });
    await run();
    expect(box.arrived).toHaveLength(0);
    await publish("LIV-01");
    await run();
    expect(box.of("lingkungan@contoh.test")).toHaveLength(0);
    const [letter] = box.of("hidup@contoh.test");
    expect(letter?.text).toContain("Coverage LIV-01");
    expect(letter?.text).toContain("https://enampilar.test/en/indikator/LIV-01");
  });

  test("whose worker dies is sent where its text had not gone out, and seen where nobody knows", async () => {
    await subscribed("satu@contoh.test");
    await subscribed("dua@contoh.test");
    await publish("LIV-01");
    await writeChangeLetters();
    const past = new Date(Date.now() - 600_000);
    const set = (email: string, state: "CLAIMED" | "SENDING") =>
      db().subscriptionLetter.updateMany({
        where: { subscription: { email }, issueId: { not: null } },
        data: { state, claimedAt: past },
      });
    await set("satu@contoh.test", "CLAIMED");
    await set("dua@contoh.test", "SENDING");
    await run();
    await run();
    expect(box.of("satu@contoh.test")).toHaveLength(1);
    expect(box.of("dua@contoh.test")).toHaveLength(0);
    expect(await countSubscribers(preparer)).toEqual({ addresses: 2, uncertain: 1 });
  });

  test("reaches nobody who leaves while the letter is on its way to the server", async () => {
    await subscribed("warga@contoh.test");
    await publish("LIV-01");
    await writeChangeLetters();
    const gone = db().subscription.deleteMany({ where: { email: "warga@contoh.test" } });
    box.at.rcpt = (done) => void gone.then(() => done());
    await sendChangeLetters();
    expect(box.of("warga@contoh.test")).toHaveLength(0);
  });
});
