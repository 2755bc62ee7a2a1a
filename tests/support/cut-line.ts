// The line between the application and its database, cut over a COMMIT: what only the database, or nobody, knows then.
import { connect, createServer, type Socket } from "node:net";

type Plan = { commits: number; lost: "the answer" | "the question" };

export type CutLine = {
  url: string;
  /** Cuts at the COMMIT after so many others; the connections of afterwards pass. */
  cutAfter: (commits: number, lost: Plan["lost"]) => void;
  close: () => void;
};

export async function cutLine(databaseUrl: string): Promise<CutLine> {
  const url = new URL(databaseUrl);
  const target = Number(url.port);
  const sockets = new Set<Socket>();
  let plan: Plan | null = null;
  const server = createServer((socket) => {
    const there = connect(target, "127.0.0.1");
    const end = () => [socket, there].forEach((one) => void one.destroy());
    for (const one of [socket, there]) one.on("error", () => {}).on("close", end);
    sockets.add(socket.on("close", () => sockets.delete(socket)));
    let isCut = false;
    // A statement that is asked for again and again is told once, and called by its name from then on.
    let named: string | undefined;
    const isCommit = (asked: string) => {
      named = /P....(s\d+)\0COMMIT\0/s.exec(asked)?.[1] ?? named;
      return asked.includes("COMMIT\0") || (named !== undefined && asked.includes(`\0${named}\0`));
    };
    socket.on("data", (chunk) => {
      const asksToKeep = isCommit(chunk.toString("latin1"));
      if (plan && asksToKeep) {
        isCut = plan.commits === 0;
        if (isCut && plan.lost === "the question") end();
        plan = isCut ? null : { ...plan, commits: plan.commits - 1 };
      }
      there.write(chunk);
    });
    // The database has answered, so that it was kept; nobody hears it.
    there.on("data", (chunk) => (isCut ? end() : socket.write(chunk)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    cutAfter: (commits, lost) => {
      plan = { commits, lost };
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
