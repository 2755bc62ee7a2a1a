import { MOST_WORDS } from "./schemas";

/** Words that people ask with and that say nothing of what they look for. */
const SAYS_NOTHING = new Set(
  (
    "yang dan di ke dari untuk pada dengan atau ini itu adalah apa apakah apa-apa siapa siapakah berapa berapakah kapan mana " +
    "dimana kemana mengapa kenapa bagaimana bagaimanakah ada tidak saya kami kita oleh sudah belum akan juga saja per " +
    "the a an of in on at to for and or is are was were what who which when where why how much many do does did has have it this that my our by"
  ).split(" "),
);

/** The words of a question, each once, without those that say nothing; all of them where nothing else is left. */
export function askedWords(q: string): string[] {
  const words = [...new Set(q.toLowerCase().match(/[\p{L}\p{N}]+(?:[./-][\p{L}\p{N}]+)*/gu))];
  const telling = words.filter((word) => !SAYS_NOTHING.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}
