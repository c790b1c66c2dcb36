import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Keeps the number of connections bounded in favour of those that are served: where there is no room for a new one, the oldest goes that hasn't
 * sent a whole request, or rests between two. Only if all are being served is the new one turned away.
 */
export class ConnectionGuard {
  readonly #limit: number;
  /** In the order of their last rest, each with the request that it is sending. */
  readonly #resting = new Map<Socket, IncomingMessage | undefined>();
  #count = 0;
  #draining = false;

  constructor(server: Server, limit: number) {
    this.#limit = limit;
    server.on("connection", (socket: Socket) => this.#enter(socket));
    server.on("request", (request: IncomingMessage, response) => {
      const { socket } = request;
      this.#resting.set(socket, request);
      response.once("close", () => {
        if (!this.#resting.delete(socket) || socket.destroyed) return;
        if (this.#draining) socket.destroySoon();
        else this.#resting.set(socket, undefined);
      });
    });
  }

  get count(): number {
    return this.#count;
  }

  /** From now on a connection ends with the response that it waits for; what rests, or has sent half a request, ends now. */
  drain(): void {
    this.#draining = true;
    for (const [socket, request] of this.#resting) if (request?.complete !== true) socket.destroySoon();
  }

  #enter(socket: Socket): void {
    this.#count += 1;
    this.#resting.set(socket, undefined);
    socket.once("close", () => {
      this.#count -= 1;
      this.#resting.delete(socket);
    });
    if (this.#count <= this.#limit) return;
    for (const [other, request] of this.#resting) {
      if (other === socket || other.destroyed || request?.complete === true) continue;
      other.destroy();
      return;
    }
    socket.destroy();
  }
}
