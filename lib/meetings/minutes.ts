import { createRequire } from "node:module";
import path from "node:path";
import PDFDocument from "pdfkit";
import { formatDate } from "@/lib/format/date";

export interface Minutes {
  city: string;
  title: string;
  /** 'YYYY-MM-DD' */
  heldOn: string;
  /** "09.00" WIB, or empty. */
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

const FONTS = path.join(
  path.dirname(
    createRequire(path.join(process.cwd(), "package.json")).resolve("@fontsource/plus-jakarta-sans/package.json"),
  ),
  "files",
);
const fontFile = (weight: 400 | 600) => path.join(FONTS, `plus-jakarta-sans-latin-${weight}-normal.woff`);

// Points. A4 with room at the side where Indonesian offices punch their files.
const MARGINS = { top: 56, bottom: 64, left: 72, right: 56 };
const MISSING = "belum tersedia";
const INK = "#1c1a17";
const MUTED = "#57534e";

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
  document.registerFont("text", fontFile(400));
  document.registerFont("strong", fontFile(600));
  const root = document.struct("Document");
  document.addStructure(root);
  const page = new Writer(document, root);
  writeHead(page, minutes);
  writeBody(page, minutes);
  writeSignatures(page, minutes);
  root.end();
  writeFeet(document, minutes);
  document.end();
  return done;
}

type Pdf = InstanceType<typeof PDFDocument>;
type Tag = "H1" | "H2" | "P" | "LI";

/** Writes text under its tag, so that headings are headings to those who hear the document. */
class Writer {
  constructor(
    readonly document: Pdf,
    private readonly root: ReturnType<Pdf["struct"]>,
  ) {}

  text(
    tag: Tag,
    text: string,
    options: {
      size?: number;
      font?: "text" | "strong";
      indent?: number;
      gap?: number;
      colour?: string;
      centred?: boolean;
    } = {},
  ): void {
    const { size = 10.5, font = "text", indent = 0, gap = 4, colour = INK, centred = false } = options;
    const { document } = this;
    const write = () => {
      document
        .font(font)
        .fontSize(size)
        .fillColor(colour)
        .text(text, MARGINS.left + indent, undefined, {
          width: document.page.width - MARGINS.left - MARGINS.right - indent,
          align: centred ? "center" : "left",
          paragraphGap: gap,
          lineGap: 2,
        });
    };
    this.root.add(document.struct(tag, {}, write));
  }

  heading(text: string): void {
    // A heading alone at the foot of a page belongs to the next one.
    this.keep(60);
    this.document.moveDown(0.6);
    this.text("H2", text, { size: 12, font: "strong", gap: 4 });
  }

  /** Begins a new page where less than `points` are left. */
  keep(points: number): void {
    const { document } = this;
    if (document.y + points > document.page.height - MARGINS.bottom) document.addPage();
  }
}

function writeHead(page: Writer, { city, title, heldOn, startsAt, place, isDraft }: Minutes): void {
  page.text("P", `DEWAN SMART CITY ${city.toUpperCase()}`, { size: 11, font: "strong", centred: true, colour: MUTED });
  page.text("H1", "Notulen Rapat Dewan Smart City", { size: 18, font: "strong", centred: true });
  page.text("P", title, { size: 12, centred: true, gap: 2 });
  if (isDraft) page.text("P", "RANCANGAN", { size: 11, font: "strong", centred: true, colour: "#b42318" });
  page.document.moveDown(0.8);
  page.text("P", `Hari, tanggal: ${formatDate(heldOn, "id", { weekday: true })}`, { gap: 2 });
  page.text("P", `Waktu: ${startsAt ? `pukul ${startsAt} WIB` : MISSING}`, { gap: 2 });
  page.text("P", `Tempat: ${place || MISSING}`);
}

function writeBody(page: Writer, { agenda, attendance, summary, decisions }: Minutes): void {
  page.heading("Agenda");
  if (agenda.length === 0) page.text("P", MISSING, { colour: MUTED });
  for (const [index, point] of agenda.entries()) page.text("LI", `${index + 1}. ${point}`, { indent: 12, gap: 2 });

  page.heading("Kehadiran");
  if (attendance.length === 0) page.text("P", MISSING, { colour: MUTED });
  for (const { body, lines } of attendance) {
    page.text("P", body, { font: "strong", gap: 2 });
    for (const line of lines) page.text("LI", line, { indent: 12, gap: 2 });
  }

  page.heading("Jalannya rapat");
  page.text("P", summary || MISSING, summary ? {} : { colour: MUTED });

  page.heading("Keputusan");
  if (decisions.length === 0) page.text("P", "Tidak ada keputusan yang tercatat.", { colour: MUTED });
  decisions.forEach(({ text, actions }, index) => {
    page.keep(50);
    page.text("P", `${index + 1}. ${text}`, { font: "strong", gap: 2 });
    for (const action of actions)
      page.text("LI", `${action.text}: ${action.agency}, paling lambat ${formatDate(action.dueOn, "id")}`, {
        indent: 12,
        gap: 2,
      });
  });
}

const SIGNATURE_HEIGHT = 150;
const DOTS = ".".repeat(46);

/** Two columns, side by side; where a name is not known there is a line to write it on. */
function writeSignatures(page: Writer, { chair, secretary }: Minutes): void {
  page.keep(SIGNATURE_HEIGHT);
  const { document } = page;
  document.moveDown(2);
  const top = document.y;
  const width = (document.page.width - MARGINS.left - MARGINS.right) / 2;
  const sign = (label: string, person: Minutes["chair"], column: number) => {
    const x = MARGINS.left + column * width;
    const line = (text: string, y: number, font: "text" | "strong" = "text") =>
      document
        .font(font)
        .fontSize(10.5)
        .fillColor(INK)
        .text(text, x, y, { width: width - 12 });
    line(label, top);
    line(person?.name || DOTS, top + 84, "strong");
    line(person?.position ?? "", top + 100);
  };
  page.document.markContent("Artifact", { type: "Layout" });
  sign("Pimpinan rapat,", chair, 0);
  sign("Sekretaris,", secretary, 1);
  page.document.endMarkedContent();
}

function writeFeet(document: Pdf, { title, isDraft }: Minutes): void {
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
        `${isDraft ? "Rancangan notulen" : "Notulen"} ${title} · halaman ${index + 1} dari ${count}`,
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
