const DAY_MS = 86_400_000;

/** Whole days that something is held, counted by the days of the city: since yesterday evening is one day. */
export function daysHeld(since: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS));
}

/** A message as a link that opens WhatsApp with its text; no number is stored, the sender chooses whom. */
export function whatsAppLink(text: string): string {
  return `https://wa.me/?text=${encodeURIComponent(text)}`;
}

/** The same as a letter in the reader's own mail program. */
export function mailLink(subject: string, body: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
