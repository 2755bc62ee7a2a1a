// Public pages are written in full by the server and need no React in the browser; what they do with scripts is
// /site.js. Next adds to each of them its own 150 kB of scripts, and the page's data a second time for them to wake it
// up with. A kept page goes without both, unless something on it is alive: then all stays as Next wrote it.
// docs/decisions/0030 says what was weighed.

/**
 * What a page may name and lose nothing by losing it: Next's own frame, links (they lead on without scripts), and ours
 * that run in the browser only where a page is changed without being loaded anew.
 */
const WITHOUT_LIFE = new Set([
  "default",
  "OutletBoundary",
  "ViewportBoundary",
  "MetadataBoundary",
  "IconMark",
  "FailureWordsProvider",
  "NavLinks",
  "LanguageSwitch",
  "PageAddress",
]);

const DATA = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g;
/** A row of the data that names a component of the browser: `1c:I[7,["/_next/static/chunks/…"],"ThemeSwitch"]`. */
const COMPONENT = /^[0-9a-f]+:I\[.*,"([^"]*)"(?:,1)?\]$/gm;
/** A text that stands more than once is a row of its own: `f:"ViewportBoundary"`. */
const TEXT = /^([0-9a-f]+):"([^"\\]*)"$/gm;
// A part that came later than the rest is put in its place by a script.
const LATE_PART = /\$RC\(|<template id="[BP]:/;

/** Names of the components that run in the browser; null where the page cannot be read. */
function componentsOf(html) {
  const data = [...html.matchAll(DATA)].map(([, text]) => JSON.parse(text)).join("");
  if (data === "") return null;
  const texts = new Map([...data.matchAll(TEXT)].map(([, id, text]) => [`$${id}`, text]));
  return [...data.matchAll(COMPONENT)].map(([, name]) => texts.get(name) ?? name);
}

const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const PRELOAD = /<link\b[^>]*\bas="script"[^>]*>/g;
/** Data for machines (JSON-LD) and files of our own stay. */
const stays = (attributes) =>
  /\btype="application\/[^"]*json"/.test(attributes) || /\bsrc="\/(?!_next\/)/.test(attributes);

/** The page without Next's scripts, or as it is where something on it needs them. */
function plainPage(html) {
  const names = LATE_PART.test(html) ? null : componentsOf(html);
  if (!names?.every((name) => WITHOUT_LIFE.has(name))) return html;
  return html.replace(SCRIPT, (script, attributes) => (stays(attributes) ? script : "")).replace(PRELOAD, "");
}

module.exports = { plainPage };
