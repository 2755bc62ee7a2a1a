// The one list of what may come in. Plain JavaScript, because the web server reads it without a loader; what the app
// itself must keep to (a form's fields, a workbook, an upload) is read from here as well.
//
// Bytes are bytes (KB = 1,024), times are milliseconds.

const KB = 1024;
const MB = 1024 * KB;

/** Addresses: longer ones, and deeper JSON, are nobody's honest wish. */
export const ADDRESS_CHARACTERS = 2048;
export const JSON_DEPTH = 64;

/**
 * What a request's body may hold, by address; the first row that fits counts. `anyone` holds for whoever has no session
 * that we signed, `member` for those who have. `streams`: handed on while it arrives instead of being gathered first.
 * `parts`: fields of a form, counted by their separators.
 */
export const BODIES = [
  { path: /^\/api\/evidence\/uploads(\/|$)/, anyone: 4 * KB, member: 26 * MB, parts: 0, streams: true },
  { path: /^\/api\/auth\//, anyone: 8 * KB, member: 8 * KB, parts: 16 },
  // A form of a report or value that a device kept without a line: some texts of 5,000 characters, as one encodes them.
  { path: /^\/api\/office\/forms\//, anyone: 4 * KB, member: 512 * KB, parts: 40 },
  // Cells of the grid: a hundred with their sources and notes.
  { path: /^\/api\/office\/cells$/, anyone: 4 * KB, member: 2 * MB, parts: 16 },
  { path: /^\/api\//, anyone: 4 * KB, member: 16 * KB, parts: 16 },
  // The questionnaire of an instrument comes as a workbook of up to 5 MB, and its rows are sent back once more.
  { path: /^(\/(en|id))?\/kelola\/instrumen\/[^/]+\/impor\/?$/, anyone: 64 * KB, member: 7 * MB, parts: 24 },
  // A city's own files: workbooks and tables of up to 5 MB.
  { path: /^(\/(en|id))?\/kelola\/muat\/baru\/?$/, anyone: 64 * KB, member: 6 * MB, parts: 40 },
  // A workbook of entries that comes back.
  { path: /^(\/(en|id))?\/kelola\/buku-isian\/?$/, anyone: 64 * KB, member: 6 * MB, parts: 40 },
  // Boundaries of the kelurahan come as a file of up to 5 MB, and the drawing made of them is sent back once more.
  { path: /^(\/(en|id))?\/kelola\/kelurahan\/peta\/?$/, anyone: 64 * KB, member: 6 * MB, parts: 24 },
  // A regulation comes as a PDF of up to 5 MB.
  { path: /^(\/(en|id))?\/kelola\/dokumen-hukum\/[^/]+\/?$/, anyone: 64 * KB, member: 7 * MB, parts: 600 },
  // A letter with 200 recommendations of 2,000 characters is the longest form.
  { path: /^(\/(en|id))?\/(kelola|dewan|asesor)(\/|$)/, anyone: 64 * KB, member: 2 * MB, parts: 2500 },
  { path: /^/, anyone: 64 * KB, member: 64 * KB, parts: 60 },
];

/** Bodies that are being gathered, all together and from one address: whoever comes after is asked to come again. */
export const IN_FLIGHT = {
  anyone: 24 * MB,
  member: 48 * MB,
  /** Of one caller without a session; an office of thirty people behind one router stays far below. */
  caller: 512 * KB,
  callerRequests: 40,
};

/**
 * Requests without a kept answer: worked on at once of one caller, and waiting for that; a page with its parts is some
 * twenty, an office of thirty people behind one router some hundreds. Cells of the grid have a line of their own: those of
 * one moment are saved together (lib/platform/db/together.ts). `turnMs`: what takes longer is not the processor's.
 */
export const WORK = {
  atOnce: 6,
  cellsAtOnce: 32,
  waiting: 300,
  waitingInAll: 3000,
  turnMs: 10_000,
  ofOneConnection: 8,
};

/** A connection on which nothing moves, such as an answer that nobody takes. */
export const IDLE_MS = 120_000;

/** How long a worker that is replaced still answers on the connections it has: whoever is busy comes again within it. */
export const MAKE_WAY_MS = 2000;

/** How long a body may take to arrive, and an answer to begin; an upload has its own time, by its size. */
export const BODY_MS = 30_000;
export const ANYONE_BODY_MS = 8000;
export const UPLOAD_MS = 15 * 60_000;
export const ANSWER_MS = 60_000;
/** What a refused caller still sends is read and thrown away, up to here, so that it hears the refusal. */
export const LINGER = { bytes: 8 * MB, ms: 2000 };

/** A form: values of one field that may be ticked together, and the characters of one value, where no schema says less. */
export const FORM = { repeats: 500, rows: 200, characters: 20_000, keptCharacters: 6 * MB };
