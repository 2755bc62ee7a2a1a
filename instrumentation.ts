import { dataHeaders } from "./lib/platform/config/usual-headers";

/** After the first visitors have their pages: loading the work takes a moment, and a start must not wait for it. */
const AFTER_MS = 5000;

/** Once per server: the work that goes on beside the requests. Not in a build, which has no database. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  (await import("./lib/platform/db/away")).offerJudgement();
  offerDirectAnswers();
  if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT)
    (await import("./lib/platform/observability/export-traces")).exportTraces();
  setTimeout(() => void begin(), AFTER_MS).unref();
}

/** To the web server (server/direct-answers.mjs). What answers is loaded when it is first asked: a start does not wait for it. */
function offerDirectAnswers(): void {
  let loaded: Promise<typeof import("./app/api/office/cells/answer")> | undefined;
  const answerCells: typeof import("./app/api/office/cells/answer").answerCells = async (request) => {
    loaded ??= import("./app/api/office/cells/answer");
    return (await loaded).answerCells(request);
  };
  Object.assign(globalThis, {
    enamPilarDirect: { answers: { "/api/office/cells": answerCells }, headersFor: dataHeaders },
  });
}

/** Every failure of a page, an action or a handler passes here before it is answered. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteIfAway } = await import("./lib/platform/db/away");
  noteIfAway(error);
}

async function begin(): Promise<void> {
  const { jobFigures, startJobs } = await import("./lib/platform/jobs/queue");
  const { buildPack, PACK_JOB, sweepPacks } = await import("./lib/evidence/packs/mutations");
  const { removeExpiredUploads } = await import("./lib/platform/storage/uploads");
  const { UPLOAD_KEPT_MS } = await import("./lib/evidence/evidence/limits");
  const { MAIL_JOB, mailAnswer, sweepQuestionMail } = await import("./lib/voices/question-letters/mutations");
  const { ACCOUNT_MAIL_JOB, mailAccountLetter, sweepAccountLetters } = await import(
    "./lib/platform/account-letters/mutations"
  );
  const { forgetSecurityEvents } = await import("./lib/platform/audit/security");
  const { writeReminders } = await import("./lib/work/reminder-outbox/mutations");
  const { listReaders } = await import("./lib/work/reminders/queries");
  const { sendReminders } = await import("./lib/work/reminder-letters/mutations");
  const { PUBLICATION_JOB, releaseDuePublications } = await import("./lib/city/publications/mutations");
  const { SUBSCRIPTION_JOB } = await import("./lib/site/subscriptions/mutations");
  const { writeChangeLetters } = await import("./lib/site/change-outbox/mutations");
  const { sendChangeLetters } = await import("./lib/site/change-letters/mutations");
  const { offerFigures } = await import("./lib/platform/observability/figures");
  const { accountLetterFigures } = await import("./lib/platform/account-letters/figures");
  const { reminderFigures } = await import("./lib/work/reminder-letters/figures");
  const { answerLetterFigures } = await import("./lib/voices/question-letters/figures");
  const { publicationFigures } = await import("./lib/city/publications/figures");
  const { changeLetterFigures } = await import("./lib/site/change-letters/figures");
  offerFigures(
    [
      jobFigures,
      accountLetterFigures,
      reminderFigures,
      answerLetterFigures,
      publicationFigures,
      changeLetterFigures,
    ].flat(),
  );
  startJobs({
    [PUBLICATION_JOB]: { work: ({ id }) => releaseDuePublications(id) },
    "publication-sweep": { every: "* * * * *", work: () => releaseDuePublications() },
    reminders: {
      every: "*/5 * * * *",
      work: async () => {
        await writeReminders(listReaders);
        await sendReminders();
      },
    },
    // Asked for by a form, whose letter somebody waits for, and by the clock.
    [SUBSCRIPTION_JOB]: {
      every: "*/5 * * * *",
      work: async () => {
        await writeChangeLetters();
        await sendChangeLetters();
      },
    },
    "security-sweep": { every: "17 19 * * *", work: () => forgetSecurityEvents() },
    [ACCOUNT_MAIL_JOB]: { work: async ({ id }) => (id ? mailAccountLetter(id) : undefined) },
    "account-mail-sweep": { every: "*/5 * * * *", work: () => sweepAccountLetters() },
    [MAIL_JOB]: { work: async ({ id }) => (id ? mailAnswer(id) : undefined) },
    "question-mail-sweep": { every: "*/5 * * * *", work: () => sweepQuestionMail() },
    [PACK_JOB]: { work: async ({ id }) => (id ? buildPack(id) : undefined) },
    "evidence-sweep": {
      every: "*/5 * * * *",
      work: async () => {
        await sweepPacks();
        await removeExpiredUploads(UPLOAD_KEPT_MS);
      },
    },
  });
}
