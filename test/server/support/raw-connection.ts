import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A connection that sends what the test says, byte by byte if need be. */
export class RawConnection {
  readonly socket: Socket;
  /** All that came back. */
  received = "";
  /** Resolves once the connection is closed by either side. */
  readonly closed: Promise<void>;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      this.received += text;
    });
    socket.on("error", () => {});
    this.closed = new Promise((resolve) => socket.once("close", () => resolve()));
    onTestFinished(() => void socket.destroy());
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, "127.0.0.1");
    const connection = new RawConnection(socket);
    await once(socket, "connect");
    return connection;
  }

  send(text: string): void {
    this.socket.write(text, "latin1");
  }

  /** Sends a whole request, and gives the response's status line and all that follows once the connection is closed. */
  async exchange(text: string): Promise<string> {
    this.send(text);
    await this.closed;
    return this.received;
  }
}
