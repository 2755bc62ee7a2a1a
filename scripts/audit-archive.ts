// npm run audit:archive -- --before 2030 [--to FOLDER]: all audit events of before that year with their hashes as one file, read
// again and held against the database when it is written. Nothing is removed from the database (docs/decisions/0044).
// npm run audit:archive -- --verify FILE: whether a file is whole, without the database.
// Exit 0 yes, 1 no.
import { access, mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Archive, readArchive, writeArchive } from "./audit-archive-file";
import { dataFolder, openEnvironment } from "./environment";
import { withClient } from "./migrations";
import { OperatorError, report, say } from "./operator";

const { values: options } = parseArgs({
  options: { before: { type: "string" }, to: { type: "string" }, verify: { type: "string" } },
});

const sentence = ({ events, before, head }: Archive) =>
  `${events} events of before ${before} from the beginning of the chain, head ${head}.`;

async function archive(year: number): Promise<void> {
  const folder = path.resolve(options.to ?? path.join(dataFolder, "audit"));
  const close = await openEnvironment();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `enam-pilar-audit-before-${year}.ndjson.zst`);
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      throw new OperatorError(`${file} is there already; \`--verify\` reads it, and nothing is written over it.`);
    const unfinished = `${file}.${process.pid}`;
    try {
      const found = await withClient(process.env.DATABASE_URL ?? "", async (client) => {
        await writeArchive(client, unfinished, year, new Date());
        return readArchive(unfinished, client);
      });
      if (found.differs !== null) throw new OperatorError(`The file differs at position ${found.differs}.`);
      await rename(unfinished, file);
      say(`${file} (${Math.ceil((await stat(file)).size / 1000)} kB): ${sentence(found)}`);
    } finally {
      await rm(unfinished, { force: true });
    }
  } finally {
    await close();
  }
}

try {
  const year = Number(options.before);
  if (options.verify) say(`The archive holds: ${sentence(await readArchive(options.verify))}`);
  else if (Number.isInteger(year) && year > 2000 && year < 10_000) await archive(year);
  else throw new OperatorError("Say which: --before 2030, or --verify FILE.");
} catch (error) {
  report(error);
  process.exitCode = 1;
}
