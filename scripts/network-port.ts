import { createServer } from "node:net";
import { errorCode } from "./operator";

function listen(port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host }, () => {
      const address = server.address();
      const taken = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}

/** Why a port cannot be listened on, or null when it can. Without a host: on every address, as `next start` does. */
export async function portProblem(port: number, host?: string): Promise<"in use" | "not allowed" | "not ours" | null> {
  try {
    await listen(port, host);
    return null;
  } catch (error) {
    if (errorCode(error) === "EADDRINUSE") return "in use";
    if (errorCode(error) === "EACCES") return "not allowed";
    if (errorCode(error) === "EADDRNOTAVAIL") return "not ours";
    throw error;
  }
}

/** The wanted port where it is free, else one that the system picks. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted && (await portProblem(wanted, "127.0.0.1")) === null) return wanted;
  return listen(0, "127.0.0.1");
}
