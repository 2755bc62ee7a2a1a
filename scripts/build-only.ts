// `npm run build`: the production build and nothing else, for an upgrade that prepares beside the running version. With the
// secret of the site at hand (settings or data folder) forms that people opened before the upgrade go on working after it.
import { ensureBuild } from "./build";
import { loadEnvFile, takeKeptSecrets } from "./environment";
import { report, say, step } from "./operator";

try {
  loadEnvFile();
  if (!(await takeKeptSecrets()))
    say("NEXTAUTH_SECRET is not known here: forms opened before this version will have to be opened anew.");
  await step(
    "Build",
    () => ensureBuild(process.env.NEXT_DIST_DIR || ".next"),
    (outcome) => outcome,
  );
} catch (error) {
  report(error);
  process.exitCode = 1;
}
