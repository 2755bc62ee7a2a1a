import { makeFormToken, type Sum, sumOf } from "./form-token";
import { makeTask, type RobotTask } from "./robot-task";

/** What a form asks to tell a person from a program. */
export type Asked = { token: string; sum: Sum; task: RobotTask };

/** A refused form asks the same again, or anew where its token can never be taken. */
export async function askAgain(secret: string, token: string, now = new Date()): Promise<Asked> {
  const sum = sumOf(secret, token, now);
  return sum ? { token, sum, task: await makeTask(secret, token, now) } : askAnew(secret, now);
}

export async function askAnew(secret: string, now = new Date()): Promise<Asked> {
  const made = makeFormToken(secret, now);
  return { ...made, task: await makeTask(secret, made.token, now) };
}
