import { Fragment, isValidElement, type ReactNode } from "react";
import type { PaperColours } from "@/lib/platform/format/paper-colours";

/** What an element gives to those within it. */
type Inherited = { pillar: string | null; fontSize: number; fontWeight: number; anchor: string };
export type TextRun = Inherited & { text: string; x: number; y: number };

export type SvgLook = {
  colours: PaperColours;
  /** Puts the shapes of letters in the place of a text (path data), for whoever has not got the typeface. */
  outline?: (run: TextRun) => string;
};

// Written with a capital in SVG itself.
const AS_THEY_ARE = new Set(["viewBox", "patternUnits", "patternTransform"]);
// Of the page, and nothing to a file.
const OF_THE_PAGE = new Set(["className", "children", "key", "suppressHydrationWarning"]);

/** Without what XML cannot hold. */
const escaped = (text: string) =>
  text.replace(/\p{Cc}/gu, " ").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A drawing of the site as a file: the same elements as on the page, with colours in the place of the style sheet's
 * names. For components without hooks: outside of a page React renders nothing on a server.
 */
export function svgText(node: ReactNode, look: SvgLook): string {
  return written(node, look, { pillar: null, fontSize: 16, fontWeight: 400, anchor: "start" });
}

function written(node: ReactNode, look: SvgLook, above: Inherited): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) return node.map((one) => written(one, look, above)).join("");
  if (!isValidElement<Record<string, unknown>>(node)) return escaped(String(node));
  const { type, props } = node;
  const children = props.children as ReactNode;
  if (type === Fragment) return written(children, look, above);
  if (typeof type === "function") return written((type as (given: object) => ReactNode)(props), look, above);
  const own: Inherited = {
    pillar: (props["data-pillar"] as string | undefined) ?? above.pillar,
    fontSize: Number(props.fontSize ?? above.fontSize),
    fontWeight: Number(props.fontWeight ?? above.fontWeight),
    anchor: String(props.textAnchor ?? above.anchor),
  };
  const name = String(type);
  if (name === "text" && look.outline) {
    const run = { ...own, text: plain(children), x: Number(props.x ?? 0), y: Number(props.y ?? 0) };
    const { x: _x, y: _y, fontSize: _size, fontWeight: _weight, textAnchor: _anchor, ...rest } = props;
    return `<path${attributes({ ...rest, d: look.outline(run) }, look, own)}/>`;
  }
  return `<${name}${attributes(props, look, own)}>${written(children, look, own)}</${name}>`;
}

function plain(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(plain).join("");
  return node === null || node === undefined || typeof node === "boolean" ? "" : String(node);
}

function attributes(props: Record<string, unknown>, { colours }: SvgLook, { pillar }: Inherited): string {
  return Object.entries(props)
    .filter(([name, value]) => !OF_THE_PAGE.has(name) && !name.startsWith("data-") && value != null && value !== false)
    .map(([name, value]) => {
      const own = AS_THEY_ARE.has(name) ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return ` ${own}="${escaped(inColours(String(value), colours, pillar))}"`;
    })
    .join("");
}

/** "var(--series)" of a pillar's drawing is the pillar's colour, elsewhere the accent. */
function inColours(value: string, colours: PaperColours, pillar: string | null): string {
  return value.replace(/var\(--([\w-]+)\)/g, (_, name: string) => {
    const muted = colours.get("ink-muted") ?? "";
    const ofPillar = pillar === null ? null : (colours.get(`pillar-${pillar}`) ?? muted);
    if (name === "series") return ofPillar ?? colours.get("accent") ?? "";
    return (name === "pillar" ? ofPillar : colours.get(name)) ?? muted;
  });
}
