// A tap in the line to a server of others: open, held (whoever comes is taken and hears nothing), or refusing.
import { connect, createServer, type Server, type Socket } from "node:net";

export class Valve {
  private state: "open" | "held" | "refusing" = "open";
  private readonly sockets = new Set<Socket>();
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async open(target: number): Promise<Valve> {
    const server = createServer((socket) => {
      valve.keep(socket);
      if (valve.state === "refusing") return socket.destroy();
      if (valve.state === "held") return socket.resume();
      const there = connect(target, "127.0.0.1");
      valve.keep(there);
      for (const [one, other] of [[socket, there] as const, [there, socket] as const]) {
        one.on("data", (chunk) => valve.state === "open" && other.write(chunk));
        one.on("close", () => other.destroy());
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const valve: Valve = new Valve(server, (server.address() as { port: number }).port);
    return valve;
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.sockets.delete(socket));
  }

  hold(): void {
    this.state = "held";
  }

  refuse(): void {
    this.state = "refusing";
    for (const socket of this.sockets) socket.destroy();
  }

  /** What was held is broken off: half of it was thrown away. */
  open(): void {
    this.state = "open";
    for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    this.refuse();
    this.server.close();
  }
}
