// npm run mail:returned < LETTER: what a mail server hands over that arrives at MAIL_RETURN. Nothing more is sent to whom a
// failed letter was for. It ends as sysexits.h says: 75 where the mail server should try again.
import "../server/node-version.mjs";
import { db } from "@/lib/platform/db/client";
import { takeCameBack } from "@/lib/work/reminders/mutations";
import { cameBackTo, LONGEST_LETTER } from "./returned-letter";

const TRY_AGAIN = 75;

async function readLetter(): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  // Read to its end, for the mail server takes a closed pipe for a failure; kept as far as it matters.
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    if (length < LONGEST_LETTER) pieces.push(piece.subarray(0, LONGEST_LETTER - length));
    length += piece.length;
  }
  return Buffer.concat(pieces).toString("latin1");
}

async function main(): Promise<string> {
  const address = cameBackTo(await readLetter());
  if (!address) return "This is no report of a letter that failed for good; nothing was noted.";
  const isNoted = await takeCameBack(address);
  return isNoted
    ? "Noted: nothing more is sent there until ADMIN tries it again."
    : "The letter came back to an address that was made for nobody here; nothing was noted.";
}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = TRY_AGAIN;
} finally {
  await db()
    .$disconnect()
    .catch(() => {});
}
