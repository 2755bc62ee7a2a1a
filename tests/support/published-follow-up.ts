import { db } from "@/lib/platform/db/client";
import type { QuestionStatus, RecommendationEventKind, RecommendationState } from "@/lib/platform/db/generated/enums";

type Person = { id: string };
export type FollowedUp = {
  secret: string;
  agency: Person;
  pillar: Person;
  officer: Person;
  steward: Person;
  programme: Person;
  indicator: Person;
};

const at = new Date("2024-07-01T00:00:00Z");
const day = new Date("2024-07-01T00:00:00Z");

/**
 * What is done about the city's recommendations, what its council decided and what people told or asked: of each kind
 * what the public reads beside rows in every state that it does not.
 */
export async function makeFollowUp(city: FollowedUp): Promise<void> {
  const shown = await db().recommendation.findFirstOrThrow({ where: { round: { slug: "2022" }, order: 1 } });
  const hidden = await db().recommendation.findFirstOrThrow({ where: { round: { slug: "2022" }, order: 2 } });
  await makeWork(city, shown, hidden);
  await makeYears(city, shown);
  await makeCouncil(city, shown);
  await makeTestimonies(city);
  await makeQuestions(city, shown, hidden);
}

/** Work on a public recommendation stays inside: steps, notes, actions, what was handed in and returned. */
async function makeWork({ secret, ...city }: FollowedUp, shown: Person, hidden: Person) {
  const helper = await db().agency.create({ data: { code: "BANTU", name: "Dinas Bantu", shortName: "DB" } });
  const action = (owner: object) => ({
    ...owner,
    text: `${secret} tindakan`,
    agencyId: city.agency.id,
    officerId: city.officer.id,
    dueOn: day,
    createdById: city.steward.id,
  });
  for (const of of [shown, hidden]) {
    const recommendationId = of.id;
    await db().recommendationSupport.create({ data: { recommendationId, agencyId: helper.id } });
    const { id } = await db().followUpAction.create({ data: action({ recommendationId }) });
    const update = { actionId: id, actorId: city.officer.id, percent: 37, note: `${secret} kabar` };
    await db().actionUpdate.create({ data: update });
    await makeEvidence({ secret, ...city }, { followUpActionId: id }, of === shown ? "Bukti tindakan" : secret);
  }
  await makeEvidence({ secret, ...city }, { recommendationId: shown.id }, "Bukti rekomendasi");
  const step = (kind: RecommendationEventKind, state: RecommendationState, data: object, told: object = {}) =>
    db().$transaction([
      db().recommendation.update({ where: { id: shown.id }, data: { ...data, state } }),
      db().recommendationEvent.create({
        data: { recommendationId: shown.id, kind, state, note: `${secret} catatan`, actorId: city.officer.id, ...told },
      }),
    ]);
  const dueOn = new Date("2024-03-31T00:00:00Z");
  await step(
    "ASSIGNED",
    "ASSIGNED",
    { officerId: city.officer.id, dueOn },
    { dueBefore: new Date("2024-01-31T00:00:00Z"), dueAfter: dueOn },
  );
  await step("SUBMITTED", "SUBMITTED", {
    status: "IN_PROGRESS",
    closesAs: "DONE",
    resultText: `${secret} hasil`,
    legalReason: `${secret} dasar`,
    submittedAt: at,
    submittedById: city.officer.id,
  });
  await step("RETURNED", "RETURNED", { returnReason: `${secret} alasan` });
}

type Makers = Pick<FollowedUp, "secret" | "officer" | "steward">;

/** One piece that the public may read, where its owner is public, beside one of each kind that it may not. */
async function makeEvidence({ secret, officer, steward }: Makers, owner: object, title: string) {
  const checked = { checkedById: steward.id, checkedAt: at };
  const removed = { removedById: steward.id, removedAt: at };
  for (const piece of [
    { title, informationClass: "PERIODIC" as const, ...checked },
    { title: `${secret} belum diperiksa`, informationClass: "PERIODIC" as const },
    { title: `${secret} setiap saat`, informationClass: "ON_REQUEST" as const, ...checked },
    { title: `${secret} dikecualikan`, informationClass: "EXEMPT" as const, ...checked },
    { title: `${secret} ditarik`, informationClass: "PERIODIC" as const, ...checked, ...removed },
  ]) {
    const url = `https://contoh.go.id/${piece.title.replaceAll(" ", "-")}`;
    await db().evidence.create({ data: { ...piece, ...owner, url, addedById: officer.id } });
  }
}

/** An unpublished forerunner in a public round, and a successor in a round that is not public. */
async function makeYears({ secret, agency }: FollowedUp, shown: Person) {
  const earlier = await db().evaluationRound.findUniqueOrThrow({ where: { slug: "2021" } });
  const before = await db().recommendation.create({
    data: { roundId: earlier.id, order: 1, text: `${secret} dahulu`, leadAgencyId: agency.id, source: secret },
  });
  await db().recommendation.update({ where: { id: shown.id }, data: { forerunnerId: before.id } });
  await db().recommendation.updateMany({ where: { round: { slug: "2023" } }, data: { forerunnerId: shown.id } });
}

/** Of the council's work decisions are public that somebody published, in the words of that day; nothing else, also not where
 * it is about what is. */
async function makeCouncil({ secret, ...city }: FollowedUp, shown: Person) {
  const member = await db().councilMember.create({
    data: {
      name: `${secret} anggota`,
      position: secret,
      from: day,
      source: secret,
      body: { create: { kind: "OTHER", name: `${secret} unsur` } },
    },
  });
  await db().councilRhythm.create({ data: { fromYear: 2024, meetingsPerYear: 4, source: secret } });
  for (const status of ["PLANNED", "HELD", "CANCELLED"] as const) {
    const meeting = await db().meeting.create({
      data: {
        title: `${secret} rapat`,
        heldOn: day,
        place: secret,
        status,
        summary: secret,
        chairId: member.id,
        createdById: city.steward.id,
        agenda: { create: { order: 1, text: secret } },
        attendances: { create: { memberId: member.id, attendance: "REPRESENTED", representative: secret } },
      },
    });
    if (status !== "HELD") continue;
    const { id } = await db().decision.create({
      data: {
        meetingId: meeting.id,
        order: 1,
        text: `${secret} keputusan`,
        createdById: city.steward.id,
        links: {
          create: [
            { recommendationId: shown.id },
            { programmeId: city.programme.id },
            { indicatorId: city.indicator.id },
            { pillarId: city.pillar.id },
          ],
        },
        actions: {
          create: { text: `${secret} amanat`, agencyId: city.agency.id, dueOn: day, createdById: city.steward.id },
        },
      },
      include: { actions: true },
    });
    await db().decision.create({
      data: {
        ...{ meetingId: meeting.id, order: 2, text: `${secret} diubah sesudah terbit`, createdById: city.steward.id },
        ...{ publishedText: "Keputusan yang terbit", publishedAt: at, publishedById: city.officer.id },
        publishedLinks: [
          { kind: "recommendation", id: shown.id },
          { kind: "indicator", id: city.indicator.id },
          { kind: "programme", id: (await db().programme.findUniqueOrThrow({ where: { slug: "tertutup" } })).id },
        ],
        links: {
          create: [
            { recommendationId: shown.id },
            { indicatorId: city.indicator.id },
            { programmeId: (await db().programme.findUniqueOrThrow({ where: { slug: "tertutup" } })).id },
          ],
        },
        actions: {
          create: { text: `${secret} lain`, agencyId: city.agency.id, dueOn: day, createdById: city.steward.id },
        },
      },
    });
    const { id: followUpActionId } = await db().followUpAction.findFirstOrThrow({ where: { decisionId: id } });
    await makeEvidence({ secret, ...city }, { followUpActionId }, `${secret} bukti amanat`);
  }
}

async function makeTestimonies({ secret, officer, steward, programme }: FollowedUp) {
  const closed = await db().programme.update({ where: { slug: "tertutup" }, data: { quickWin: true } });
  await db().programme.update({ where: { id: programme.id }, data: { quickWin: true } });
  const submitted = { submittedAt: at, submittedById: officer.id };
  const published = { ...submitted, publishedAt: at, publishedById: steward.id };
  const make = (words: string, data: object, programmeId = programme.id) =>
    db().testimony.create({
      data: {
        programmeId,
        pseudonym: words,
        text: `${words} bercerita panjang.`,
        toldOn: day,
        enteredByIds: [officer.id],
        ...data,
        consent: {
          create: {
            personName: `${secret} nama`,
            isMinor: true,
            guardianName: `${secret} wali`,
            purpose: `${secret} guna`,
            channel: "LETTER",
            givenOn: day,
            recordedById: officer.id,
          },
        },
      },
    });
  await make("Ibu S.", { status: "PUBLISHED", ...published });
  await make(secret, { status: "DRAFT" });
  await make(secret, { status: "SUBMITTED", ...submitted });
  await make(secret, { status: "RETURNED", returnReason: secret });
  await make(secret, { status: "PUBLISHED", ...published }, closed.id);
  const { id } = await make(secret, { status: "PUBLISHED", ...published });
  const withdrawn = { status: "WITHDRAWN" as const, withdrawnAt: at, withdrawnById: steward.id };
  await db().testimony.update({ where: { id }, data: withdrawn });
}

async function makeQuestions({ secret, ...city }: FollowedUp, shown: Person, hidden: Person) {
  const closed = await db().programme.findUniqueOrThrow({ where: { slug: "tertutup" } });
  const ask = (status: QuestionStatus, words: string, given: object = { programmeId: city.programme.id }) => {
    const isAnswered = status === "ANSWERED" || status === "PUBLISHED";
    return db().publicQuestion.create({
      data: {
        ...given,
        status,
        text: `${words}: apakah sudah berjalan?`,
        receivedAt: at,
        ...(status === "RECEIVED" ? {} : { moderatedAt: at, moderatedById: city.steward.id, agencyId: city.agency.id }),
        ...(status === "REFUSED" ? { refusalReason: `${secret} alasan` } : {}),
        ...(status === "OPEN" ? { returnReason: `${secret} perbaiki` } : {}),
        ...(isAnswered ? { answeredAt: at, answeredById: city.officer.id } : {}),
        ...(status === "ANSWERED" ? { answer: `${secret} jawaban` } : {}),
        ...(status === "PUBLISHED"
          ? { answer: "Sudah berjalan.", publishedAt: at, publishedById: city.steward.id }
          : {}),
        contact: { create: { email: `${secret}@contoh.test` } },
      },
    });
  };
  await ask("RECEIVED", secret);
  await ask("REFUSED", secret);
  await ask("OPEN", "Terbuka");
  await ask("ANSWERED", "Dijawab");
  await ask("PUBLISHED", "Terbit");
  await ask("PUBLISHED", "Terbit juga", { recommendationId: shown.id });
  await ask("PUBLISHED", secret, { programmeId: closed.id });
  await ask("OPEN", secret, { recommendationId: hidden.id });
}
