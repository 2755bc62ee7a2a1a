import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { describe, expect, test } from "vitest";
import { isTaskDone, makeTask, type RobotTask } from "@/lib/voices/public-questions/robot-task";

const SECRET = "x".repeat(32);
const TOKEN = "1.abc.def";

async function solved(task: RobotTask): Promise<string> {
  return JSON.stringify({ challenge: task, solution: await solveChallenge({ challenge: task, deriveKey }) });
}

describe("the task of a question's form", () => {
  test("is done by a computer, and its solution is not in the page", async () => {
    const task = await makeTask(SECRET, TOKEN, new Date());
    const solution = await solved(task);
    expect(JSON.stringify(task)).not.toContain(JSON.parse(solution).solution.derivedKey);
    expect(await isTaskDone(SECRET, TOKEN, solution)).toBe(true);
  });

  test("is of no use for another form, with another secret, made easier or after a day", async () => {
    const task = await makeTask(SECRET, TOKEN, new Date());
    const solution = await solved(task);
    expect(await isTaskDone(SECRET, "1.abc.other", solution)).toBe(false);
    expect(await isTaskDone("y".repeat(32), TOKEN, solution)).toBe(false);
    const easier = await solved({ ...task, parameters: { ...task.parameters, cost: 1 } });
    expect(await isTaskDone(SECRET, TOKEN, easier)).toBe(false);
    const old = await makeTask(SECRET, TOKEN, new Date(Date.now() - 25 * 3_600_000));
    expect(await isTaskDone(SECRET, TOKEN, await solved(old))).toBe(false);
  });

  test.each(["", "{}", "null", "[", '{"challenge":{},"solution":{}}'])("is not done by %j", async (sent) => {
    expect(await isTaskDone(SECRET, TOKEN, sent)).toBe(false);
  });
});
