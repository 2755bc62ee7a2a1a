import "server-only";
import en from "@/messages/en.json";
import id from "@/messages/id.json";

/** Every word, where no request says in which language, as in a letter: `createTranslator({ locale, messages: WORDS[locale] … })`. */
export const WORDS = { id, en: en as typeof id };
