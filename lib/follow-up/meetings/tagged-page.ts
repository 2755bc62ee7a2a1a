import type PDFDocument from "pdfkit";
import { plainText } from "@/lib/platform/format/plain-text";
import { typeface, type Weight } from "@/lib/platform/format/typefaces";
import { withShapes } from "./letter-shapes";

// Points. A4 with room at the side where Indonesian offices punch their files.
export const MARGINS = { top: 56, bottom: 64, left: 72, right: 56 };
const INK = "#1c1a17";
export const MUTED = "#57534e";

export type Pdf = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Pdf["struct"]>;
type Look = {
  size?: number;
  font?: Weight;
  gap?: number;
  colour?: string;
  align?: "left" | "center";
  /** The place of the text: points from the left margin, and how wide it may be; default all of the line. */
  left?: number;
  width?: number;
};

export const WIDTH = 595.28 - MARGINS.left - MARGINS.right;
// Between two lines, and before the text of an item of a list.
const LINE = 2;
export const MARK_WIDTH = 20;

/** Writes text under its tag, so that headings are headings and lists are lists to those who hear the document. */
export class TaggedPage {
  private readonly root: Element;
  private readonly hasShape: HasShape;

  /** `text`: all that will be written, by which the typeface is chosen. */
  constructor(
    readonly document: Pdf,
    text: string,
  ) {
    const [ours, fallback] = [shapesOf("jakarta"), shapesOf("dejavu")];
    // A box would change what was decided; but what neither has is no reason to leave our own.
    const isEnough = [...plainText(text)].every((letter) => ours(letter) || !fallback(letter));
    this.hasShape = isEnough ? ours : fallback;
    for (const weight of WEIGHTS) document.registerFont(weight, opened(isEnough ? "jakarta" : "dejavu", weight));
    this.root = document.struct("Document");
    document.addStructure(this.root);
  }

  text(tag: "H1" | "H2" | "P", text: string, look: Look = {}): void {
    this.keep(this.firstLines(text, look));
    this.root.add(this.document.struct(tag, {}, () => this.write(text, look)));
  }

  heading(text: string): void {
    // A heading alone at the foot of a page belongs to the next one.
    this.keep(76);
    this.document.moveDown(0.6);
    this.text("H2", text, { size: 12, font: "strong" });
  }

  /** Items with their marks before them; each continues under its own text, not under its mark. */
  list(items: readonly { mark: string; text: string }[], { left = 0, ...look }: Look = {}): void {
    const { document } = this;
    const list = document.struct("L");
    this.root.add(list);
    for (const { mark, text } of items) {
      const body = { gap: 2, ...look, left: left + MARK_WIDTH, width: WIDTH - left - MARK_WIDTH };
      this.keep(this.firstLines(text, body));
      const item = document.struct("LI");
      list.add(item);
      const top = document.y;
      item.add(document.struct("Lbl", {}, () => this.write(mark, { ...look, left, width: MARK_WIDTH }, top)));
      item.add(document.struct("LBody", {}, () => this.write(text, body, top)));
      item.end();
    }
    list.end();
  }

  end(): void {
    this.root.end();
  }

  /** A text at a height of its own. */
  place(tag: "P", text: string, look: Look, y: number): void {
    this.root.add(this.document.struct(tag, {}, () => this.write(text, look, y)));
  }

  /** Begins a new page where less than `points` are left. */
  keep(points: number): void {
    const { document } = this;
    if (document.y + points > document.page.height - MARGINS.bottom) document.addPage();
  }

  /** As it can be drawn: rows from before texts were made plain may end their lines as browsers do. */
  drawn(text: string): string {
    return withShapes(plainText(text), this.hasShape);
  }

  heightOf(text: string, look: Look): number {
    const { gap = 4, align = "left", width = WIDTH } = this.dress(look);
    return this.document.heightOfString(this.drawn(text), { width, align, paragraphGap: gap, lineGap: LINE });
  }

  private write(text: string, look: Look, y?: number): void {
    const { gap = 4, align = "left", left = 0, width = WIDTH } = this.dress(look);
    this.document.text(this.drawn(text), MARGINS.left + left, y, { width, align, paragraphGap: gap, lineGap: LINE });
  }

  private dress(look: Look): Look {
    const { size = 10.5, font = "text", colour = INK } = look;
    this.document.font(font).fontSize(size).fillColor(colour);
    return look;
  }

  /** Short texts stay on one page; of a long one two lines at least stand together. */
  private firstLines(text: string, look: Look): number {
    const whole = this.heightOf(text, look);
    const line = this.document.currentLineHeight(true) + LINE;
    return whole <= 3.5 * line ? whole : 2 * line;
  }
}

type HasShape = (letter: string) => boolean;

type Family = Parameters<typeof typeface>[0];
const WEIGHTS: Weight[] = ["text", "strong"];

/** pdfkit takes a typeface that fontkit has opened; its types know of files and their contents only. */
const opened = (family: Family, weight: Weight) => typeface(family, weight) as unknown as Buffer;

/** Whether both weights of a family have a shape for a letter. */
function shapesOf(family: Family): HasShape {
  const fonts = WEIGHTS.map((weight) => typeface(family, weight));
  return (letter) => /\s/.test(letter) || fonts.every((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
}
