const DAY_MS = 86_400_000;

/** Whole days that something is held, counted by the days of the city: since yesterday evening is one day. */
export function daysHeld(since: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS));
}

/** A message as a link that opens WhatsApp with its text; no number is stored, the sender chooses whom. */
export function whatsAppLink(text: string): string {
  return `https://wa.me/?text=${encodeURIComponent(text)}`;
}

/** The same as a letter in the reader's own mail program, to whoever has an address here. */
export function mailLink(subject: string, body: string, to = ""): string {
  // The "@" of an address stands as it is; what else could end it or begin a header does not.
  const address = encodeURIComponent(to).replaceAll("%40", "@");
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
