/** Length makes a password strong, so no rule asks for signs and capitals (NIST SP 800-63B, 5.1.1.2). */
export const PASSWORD_LENGTH = { from: 12, to: 200 } as const;

/** What is wrong with a new password, as a key of messages/*.json under Fields; null where it will do. */
export function passwordFault(
  password: string,
  { email, name, isLeaked }: { email: string; name: string; isLeaked: (text: string) => boolean },
): string | null {
  const signs = [...password].length;
  if (signs < PASSWORD_LENGTH.from) return `passwordShort:${PASSWORD_LENGTH.from}`;
  if (signs > PASSWORD_LENGTH.to) return "tooLong";
  const plain = password.toLowerCase();
  if (isOwnName(plain, [email, ...name.split(/\s+/)])) return "passwordOwn";
  if (new Set(plain).size < 4 || cores(plain).some(isLeaked)) return "passwordLeaked";
  return null;
}

/** One's own name or address with figures around it is the first that is tried. */
function isOwnName(plain: string, names: string[]): boolean {
  const rest = names
    .flatMap((one) => [one.toLowerCase(), ...one.toLowerCase().split(/[@.]/)])
    .filter((one) => one.length > 3)
    .sort((a, b) => b.length - a.length)
    .reduce((text, one) => text.replaceAll(one, ""), plain);
  return rest.replace(/[^\p{L}]/gu, "").length < 4 && rest !== plain;
}

/** The password itself; without figures and signs around it; and what is repeated to make it long. */
function cores(plain: string): string[] {
  const bare = betweenLetters(plain);
  return [plain, bare, onceOf(plain), onceOf(bare)].filter((one) => one.length > 3);
}

function betweenLetters(text: string): string {
  const signs = [...text];
  const isLetter = (sign: string) => /\p{L}/u.test(sign);
  return signs.slice(signs.findIndex(isLetter), signs.findLastIndex(isLetter) + 1).join("");
}

function onceOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const part = text.slice(0, length);
    if (text.length % length === 0 && part.repeat(text.length / length) === text) return part;
  }
  return text;
}
