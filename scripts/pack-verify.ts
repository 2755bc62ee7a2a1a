// npm run pack:verify FILE: says whether an evidence pack holds every file of its manifest, byte for byte, and no other. It needs
// neither the database nor the site. Exit 0 agrees, 1 does not, 2 cannot be read.
import "../server/node-version.mjs";
import { createHash } from "node:crypto";
import { text as textOf } from "node:stream/consumers";
import yauzl from "yauzl";
import { readManifest } from "../lib/evidence/packs/manifest-format";

/** The lists that go with the files. */
const LISTS = new Set(["manifest.csv", "belum-ada.csv", "daftar.xlsx"]);

interface Packed {
  size: number;
  sha256: string;
}

export interface PackReport {
  files: number;
  links: number;
  faults: string[];
}

/** Every file with its hash, one at a time as it is unpacked; the manifest as text. */
function openPack(file: string): Promise<{ packed: Map<string, Packed>; manifest: string | null }> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const packed = new Map<string, Packed>();
      let manifest: string | null = null;
      zip.on("entry", (entry: yauzl.Entry) => {
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          try {
            if (entry.fileName === "manifest.csv") manifest = await textOf(stream);
            else {
              const hash = createHash("sha256");
              let size = 0;
              for await (const chunk of stream) {
                hash.update(chunk);
                size += chunk.length;
              }
              packed.set(entry.fileName, { size, sha256: hash.digest("hex") });
            }
            zip.readEntry();
          } catch (broken) {
            reject(broken);
          }
        });
      });
      zip.on("end", () => resolve({ packed, manifest }));
      zip.on("error", reject);
      zip.readEntry();
    });
  });
}

/** What differs between a pack and its manifest, one sentence each. */
export async function verifyPack(file: string): Promise<PackReport> {
  const { packed, manifest } = await openPack(file);
  if (manifest === null) throw new Error("there is no manifest.csv in it");
  const lines = readManifest(manifest);
  const faults: string[] = [];
  const listed = new Set<string>();
  for (const { path, size, sha256 } of lines) {
    if (path === null) continue;
    listed.add(path);
    const found = packed.get(path);
    if (!found) faults.push(`${path} is in the manifest and not in the pack.`);
    else if (found.sha256 !== sha256 || found.size !== size)
      faults.push(`${path} is not the file of the manifest: ${found.size} bytes, SHA-256 ${found.sha256}.`);
  }
  for (const path of packed.keys())
    if (!listed.has(path) && !LISTS.has(path)) faults.push(`${path} is in the pack and not in the manifest.`);
  return { files: listed.size, links: lines.filter(({ path }) => path === null).length, faults };
}

async function main(file: string | undefined): Promise<number> {
  if (!file) {
    console.error("Use: npm run pack:verify FILE");
    return 2;
  }
  try {
    const { files, links, faults } = await verifyPack(file);
    for (const fault of faults) console.log(fault);
    if (faults.length === 0) console.log(`The pack agrees with its manifest: ${files} files, ${links} addresses.`);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`${file} cannot be read as an evidence pack: ${(error as Error).message}`);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv[2]);
