// One pack, as the server's job makes it; a process of its own so that its memory is this and nothing else.

import { buildPack } from "@/lib/evidence/packs/mutations";
import { db } from "@/lib/platform/db/client";

const [id = ""] = process.argv.slice(2);
await buildPack(id);
const { status, error } = await db().evidencePack.findUniqueOrThrow({
  where: { id },
  select: { status: true, error: true },
});
await db().$disconnect();
if (status !== "DONE") {
  console.error(error);
  process.exitCode = 1;
}
