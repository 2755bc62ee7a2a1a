import PDFDocument from "pdfkit";
import { formatDate } from "@/lib/platform/format/date";
import { plainText } from "@/lib/platform/format/plain-text";
import { ZONE_NAMES, type Zone } from "@/lib/platform/format/zone";
import { MARGINS, MARK_WIDTH, MUTED, TaggedPage, WIDTH } from "./tagged-page";

export interface Minutes {
  city: string;
  zone: Zone;
  title: string;
  /** 'YYYY-MM-DD' */
  heldOn: string;
  /** "09.00" of the city's clock, or empty. */
  startsAt: string;
  place: string;
  /** True until the meeting was held: the document says that it is a draft. */
  isDraft: boolean;
  agenda: readonly string[];
  attendance: readonly { body: string; lines: readonly string[] }[];
  summary: string;
  decisions: readonly { text: string; actions: readonly { text: string; agency: string; dueOn: string }[] }[];
  chair: { name: string; position: string } | null;
  secretary: { name: string; position: string } | null;
}

const MISSING = "belum tersedia";

/** Minutes of a meeting as an A4 document in Indonesian, tagged for screen readers, with a place for signatures. */
export function minutesPdf(minutes: Minutes): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4",
    margins: MARGINS,
    lang: "id-ID",
    displayTitle: true,
    tagged: true,
    pdfVersion: "1.7",
    bufferPages: true,
    info: { Title: `Notulen ${minutes.title}`, Author: `Smart City ${minutes.city}`, CreationDate: new Date() },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  const page = new TaggedPage(document, JSON.stringify(minutes));
  writeHead(page, minutes);
  writeBody(page, minutes);
  writeSignatures(page, minutes);
  page.end();
  writeFeet(page, minutes);
  document.end();
  return done;
}

const numbered = (texts: readonly string[]) => texts.map((text, index) => ({ mark: `${index + 1}.`, text }));
const bulleted = (texts: readonly string[]) => texts.map((text) => ({ mark: "•", text }));

function writeHead(page: TaggedPage, { city, zone, title, heldOn, startsAt, place, isDraft }: Minutes): void {
  const centred = { align: "center", font: "strong" } as const;
  page.text("P", `DEWAN SMART CITY ${city.toUpperCase()}`, { ...centred, size: 11, colour: MUTED });
  page.text("H1", "Notulen Rapat Dewan Smart City", { ...centred, size: 18 });
  page.text("P", title, { ...centred, font: "text", size: 12, gap: 2 });
  if (isDraft) page.text("P", "RANCANGAN", { ...centred, size: 11, colour: "#b42318" });
  page.document.moveDown(0.8);
  page.text("P", `Hari, tanggal: ${formatDate(heldOn, "id", { weekday: true })}`, { gap: 2 });
  page.text("P", `Waktu: ${startsAt ? `pukul ${startsAt} ${ZONE_NAMES[zone]}` : MISSING}`, { gap: 2 });
  page.text("P", `Tempat: ${place || MISSING}`);
}

function writeBody(page: TaggedPage, { agenda, attendance, summary, decisions }: Minutes): void {
  page.heading("Agenda");
  if (agenda.length === 0) page.text("P", MISSING, { colour: MUTED });
  else page.list(numbered(agenda));

  page.heading("Kehadiran");
  if (attendance.length === 0) page.text("P", MISSING, { colour: MUTED });
  for (const { body, lines } of attendance) {
    page.keep(60);
    page.text("P", body, { font: "strong", gap: 2 });
    page.list(bulleted(lines));
  }

  page.heading("Jalannya rapat");
  for (const paragraph of (plainText(summary) || MISSING).split(/\n+/))
    page.text("P", paragraph, summary ? {} : { colour: MUTED });

  page.heading("Keputusan");
  if (decisions.length === 0) page.text("P", "Tidak ada keputusan yang tercatat.", { colour: MUTED });
  for (const [index, { text, actions }] of decisions.entries()) {
    // A decision stands with the first of what follows from it.
    page.keep(actions.length > 0 ? 66 : 20);
    page.text("P", `${index + 1}. ${text}`, { font: "strong", gap: 2 });
    if (actions.length > 0) page.list(bulleted(actions.map(asLine)), { left: MARK_WIDTH });
    page.document.moveDown(0.3);
  }
}

const asLine = ({ text, agency, dueOn }: Minutes["decisions"][number]["actions"][number]) =>
  `${text}: ${agency}, paling lambat ${formatDate(dueOn, "id").replaceAll(" ", "\u00a0")}`;

// Points that a signature takes.
const ROOM_TO_SIGN = 66;
const DOTS = ".".repeat(46);

/** Two columns, side by side and on one page; where a name is not known there is a line to write it on. */
function writeSignatures(page: TaggedPage, { chair, secretary }: Minutes): void {
  const { document } = page;
  const width = WIDTH / 2 - 12;
  const columns = [
    { label: "Pimpinan rapat,", person: chair, left: 0 },
    { label: "Sekretaris,", person: secretary, left: WIDTH / 2 },
  ].map(({ label, person, left }) => {
    const look = { left, width, gap: 2 };
    const strong = { ...look, font: "strong" } as const;
    const [name, position] = [person?.name || DOTS, person?.position ?? ""];
    const heights = [page.heightOf(label, look), ROOM_TO_SIGN, page.heightOf(name, strong)];
    const toPosition = heights.reduce((sum, height) => sum + height, 0);
    const height = toPosition + (position ? page.heightOf(position, look) : 0);
    return { label, name, position, look, strong, toName: toPosition - (heights[2] ?? 0), toPosition, height };
  });
  const height = Math.max(...columns.map((column) => column.height));
  page.keep(28 + height);
  const top = document.y + 28;
  // A person at a time, as they are to be heard, although they stand side by side.
  for (const { label, name, position, look, strong, toName, toPosition } of columns) {
    page.place("P", label, look, top);
    page.place("P", name, strong, top + toName);
    if (position) page.place("P", position, look, top + toPosition);
  }
}

function writeFeet(page: TaggedPage, { title, isDraft }: Minutes): void {
  const { document } = page;
  const { start, count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(start + index);
    // Below the margin, where text would otherwise begin a new page.
    document.page.margins.bottom = 0;
    document.markContent("Artifact", { type: "Pagination" });
    document
      .font("text")
      .fontSize(8.5)
      .fillColor(MUTED)
      .text(
        `${isDraft ? "Rancangan notulen" : "Notulen"} ${page.drawn(title)} · halaman ${index + 1} dari ${count}`,
        MARGINS.left,
        document.page.height - 40,
        {
          width: document.page.width - MARGINS.left - MARGINS.right,
          align: "center",
          lineBreak: false,
          ellipsis: true,
        },
      );
    document.endMarkedContent();
    document.page.margins.bottom = MARGINS.bottom;
  }
}
