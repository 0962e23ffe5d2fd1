import { once } from "node:events";
import net from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { onCleanUp } from "./clean-up";

/** A bare TCP connection to a server, for what no HTTP client would do. */
export class Connection {
  private text = "";
  private constructor(private readonly socket: net.Socket) {
    socket.setEncoding("utf8").on("data", (chunk: string) => (this.text += chunk));
    socket.on("error", () => undefined);
    onCleanUp(() => socket.destroy());
  }

  static async open(port: number): Promise<Connection> {
    const socket = net.connect(port, "127.0.0.1");
    const connection = new Connection(socket);
    await once(socket, "connect");
    return connection;
  }

  write(text: string): void {
    this.socket.write(text);
  }

  /** Writes one byte after the other, with a pause after each, until all is written or the other side has had enough. */
  async drip(text: string): Promise<void> {
    for (const byte of text) {
      if (!this.isOpen()) return;
      this.socket.write(byte);
      await delay(50);
    }
  }

  close(): void {
    this.socket.destroy();
  }

  /** All that has come back so far. */
  received(): string {
    return this.text;
  }

  isOpen(): boolean {
    return !this.socket.destroyed && !this.socket.readableEnded;
  }
}
