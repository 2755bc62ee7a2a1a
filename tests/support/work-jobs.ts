// A process of its own that works on a queue, for the tests that have several and kill one: tells each job that it begins.
import { setTimeout as wait } from "node:timers/promises";
import { startJobs } from "@/lib/platform/jobs/queue";

const [, , queue = "", patience = "0"] = process.argv;
startJobs({
  [queue]: {
    work: async ({ id = "" }) => {
      process.stdout.write(`${id}\n`);
      await wait(Number(patience));
    },
  },
});
