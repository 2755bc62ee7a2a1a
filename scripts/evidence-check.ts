// npm run evidence:check: no file without a row, no row without a file, each as large and with the hash that its row says.

import "../server/node-version.mjs";
import { inspectStorage } from "@/lib/evidence/files/queries";
import { db } from "@/lib/platform/db/client";

const WORDS = {
  fileWithoutRow: "a file that no row names",
  rowWithoutFile: "a row whose file is gone",
  wrongSize: "a file of another size than its row says",
  wrongHash: "a file with another content than its row says",
} as const;

try {
  const { files, rows, bytes, faults } = await inspectStorage();
  for (const { key, fault } of faults) console.log(`${key}: ${WORDS[fault]}`);
  console.log(`${rows} evidence files on record, ${files} files stored, ${bytes} bytes read, ${faults.length} faults.`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await db().$disconnect();
}
