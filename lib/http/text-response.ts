/** What a text response is made of besides its text. Names of headers are in lower case. */
export interface TextResponseInit {
  status?: number;
  headers?: Record<string, string>;
}

/**
 * A response whose whole body is one text. The platform's own class makes a stream of every body and a sorted list of every header,
 * which together cost more than signing a token; here both are made only for those who ask for them,
 * and `routeRequests` writes text and headers as they are.
 */
export class TextResponse extends Response {
  private streamed: Response | undefined;
  private listed: Headers | undefined;
  /** Names and values in turn, which is how Node takes them: objects that are made one of another cost more than the rest of a short answer. */
  private readonly given: string[] = [];

  constructor(
    readonly content: string,
    { status = 200, headers = {} }: TextResponseInit,
  ) {
    super(null, { status });
    for (const name in headers) this.given.push(name, headers[name]!);
  }

  /** JSON with its content type, as `Response.json` makes it. */
  static ofJson(value: unknown, { headers, ...init }: TextResponseInit = {}): TextResponse {
    return new TextResponse(JSON.stringify(value), { ...init, headers: { "content-type": "application/json", ...headers } });
  }

  /** The headers as they are written: names and values in turn. */
  get headerList(): readonly string[] {
    return this.listed ? [...this.listed].flat() : this.given;
  }

  override get headers(): Headers {
    if (!this.listed) {
      this.listed = new Headers();
      for (let at = 0; at < this.given.length; at += 2) this.listed.append(this.given[at]!, this.given[at + 1]!);
    }
    return this.listed;
  }

  /** Gives any response those of the headers that it doesn't have yet. @param headers with names in lower case */
  static addHeaders(response: Response, headers: Readonly<Record<string, string>>): void {
    if (response instanceof TextResponse && !response.listed) response.add(headers);
    else for (const [name, value] of Object.entries(headers)) if (!response.headers.has(name)) response.headers.set(name, value);
  }

  private add(headers: Readonly<Record<string, string>>): void {
    const own = this.given.length;
    for (const name in headers) {
      let at = 0;
      while (at < own && this.given[at] !== name) at += 2;
      if (at === own) this.given.push(name, headers[name]!);
    }
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
