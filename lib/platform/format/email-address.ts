import { z } from "zod";

// In time that grows with the text and no faster (`npm run check` looks at every pattern): a part before the @, names with
// dots between them after it. Whether a letter arrives is for the mail server to say.
const ADDRESS = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** RFC 5321's longest. */
const LONGEST = 254;

/** An e-mail address as people type it, in small letters; `message` where it is none. */
export const emailAddress = (message: string, missing = message) =>
  z
    .string({ error: missing })
    .trim()
    .toLowerCase()
    .max(LONGEST, { error: message, abort: true })
    .regex(ADDRESS, message);
