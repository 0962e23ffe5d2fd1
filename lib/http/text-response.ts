/**
 * A response whose whole body is one text. The platform's own class makes a stream of every body, which costs more than signing a token;
 * here the stream is made only for those who ask for it, and `routeRequests` writes the text as it is.
 */
export class TextResponse extends Response {
  private streamed: Response | undefined;

  constructor(
    readonly content: string,
    init: ResponseInit,
  ) {
    super(null, init);
  }

  /** JSON with its content type, as `Response.json` makes it. */
  static ofJson(value: unknown, { headers, ...init }: { status?: number; headers?: Record<string, string> } = {}): TextResponse {
    return new TextResponse(JSON.stringify(value), { ...init, headers: { "content-type": "application/json", ...headers } });
  }

  private stream(): Response {
    return (this.streamed ??= new Response(this.content, { status: this.status, headers: this.headers }));
  }

  override get body() {
    return this.stream().body;
  }
  override get bodyUsed() {
    return this.streamed?.bodyUsed ?? false;
  }
  override text() {
    return this.stream().text();
  }
  override json() {
    return this.stream().json();
  }
  override arrayBuffer() {
    return this.stream().arrayBuffer();
  }
  override bytes() {
    return this.stream().bytes();
  }
  override blob() {
    return this.stream().blob();
  }
  override formData() {
    return this.stream().formData();
  }
  override clone() {
    return this.stream().clone();
  }
}
