import { SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { clientAssertionType } from "./assertions/client-assertion";
import { presentedClient } from "./client-authentication";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
const read = (authorization: string | null, form: Record<string, string> = {}) => presentedClient(authorization, new Map(Object.entries(form)));
const refused = (code: string, message: string) => expect.objectContaining({ name: "OAuthError", code, message: expect.stringContaining(message) });

let assertion: string;
beforeAll(async () => void (assertion = await new SignJWT({ sub: "client" }).setProtectedHeader({ alg: "HS256" }).sign(Buffer.alloc(32))));
const asserted = () => ({ client_assertion: assertion, client_assertion_type: clientAssertionType });

describe("by HTTP Basic", () => {
  it("come a client id and a secret, each form-encoded", () => {
    expect(read(basic("id:secret"))).toEqual({ method: "client_secret_basic", clientId: "id", clientSecret: "secret" });
    expect(read(basic("i%3Ad:a+b%2B:c"))).toEqual({ method: "client_secret_basic", clientId: "i:d", clientSecret: "a b+:c" });
    expect(read(basic("id:secret").replace("Basic ", "basic   ") + "  ")).toMatchObject({ clientId: "id" });
    expect(read(basic("i:s"))).toMatchObject({ clientId: "i", clientSecret: "s" });
  });

  it("comes nothing else", () => {
    const wrong = ["Basic", "Basic ", "Basic !", "Bearer abc", `x${basic("id:secret")}`, `${basic("id:secret")}x y`, `${basic("id:secretx")}===`];
    for (const text of [...wrong, basic("id"), basic("id:"), basic(":secret"), basic("id:%"), basic("%E0%A4:secret")])
      expect(() => read(text), text).toThrow(refused("invalid_client", "HTTP Basic"));
  });

  it("may the body name the client too, if it is the same", () => {
    expect(read(basic("id:secret"), { client_id: "id" })).toMatchObject({ method: "client_secret_basic", clientId: "id" });
    expect(() => read(basic("id:secret"), { client_id: "other" })).toThrow(refused("invalid_request", "in the body is not the one in the header"));
  });
});

describe("in the body", () => {
  it("come a client id and a secret", () => {
    expect(read(null, { client_id: "id", client_secret: "secret" })).toEqual({ method: "client_secret_post", clientId: "id", clientSecret: "secret" });
  });

  it("comes neither without the other", () => {
    for (const form of [{}, { client_id: "id" }, { client_secret: "secret" }] as Record<string, string>[])
      expect(() => read(null, form)).toThrow(refused("invalid_client", "Authenticate with"));
  });
});

describe("by an assertion", () => {
  it("is the client whom it is about", () => {
    expect(read(null, asserted())).toEqual({ method: "private_key_jwt", clientId: "client", assertion });
    expect(read(null, { ...asserted(), client_id: "client" })).toMatchObject({ clientId: "client" });
  });

  it("is nobody whom the body names otherwise", () => {
    expect(() => read(null, { ...asserted(), client_id: "other" })).toThrow(refused("invalid_client", "in the body is not the one in the client assertion"));
  });

  it("goes nothing without both of its parameters, and the one type that there is", () => {
    expect(() => read(null, { client_assertion: assertion })).toThrow(refused("invalid_request", "needs both"));
    expect(() => read(null, { client_assertion_type: clientAssertionType })).toThrow(refused("invalid_request", "needs both"));
    expect(() => read(null, { ...asserted(), client_assertion_type: "other" })).toThrow(refused("invalid_client", "must be"));
    expect(() => read(null, { ...asserted(), client_assertion: "nonsense" })).toThrow(refused("invalid_client", "no JWT"));
  });
});

it("two ways at once are refused", () => {
  const [header, secret] = [basic("id:secret"), { client_id: "id", client_secret: "secret" }];
  for (const [authorization, form] of [
    [header, secret],
    [header, asserted()],
    [null, { ...secret, ...asserted() }],
    [null, { client_secret: "secret", client_assertion: assertion }],
    [header, { client_assertion_type: clientAssertionType }],
    [header, { client_secret: "" }],
  ] as const)
    expect(() => read(authorization, form)).toThrow(refused("invalid_request", "in one way"));
});
