/** A text as a sentence: with a full stop, unless it ends as one already; empty stays empty. */
export function asSentence(text: string): string {
  const said = text.trim();
  return said === "" || /[.!?…]["”’»)]?$/.test(said) ? said : `${said}.`;
}
