import { describe, expect, it } from "vitest";
import { printable, readForm } from "./form";

const type = "application/x-www-form-urlencoded";
const read = async (body: string, contentType: string | null = type) => {
  const request = new Request("http://localhost/oauth/token", { method: "POST", body });
  request.headers.delete("content-type");
  if (contentType !== null) request.headers.set("content-type", contentType);
  return [...(await readForm(request))];
};
const invalid = (message: string) => ({ name: "OAuthError", code: "invalid_request", message: expect.stringContaining(message) });

describe("the parameters of a request", () => {
  it("are read as a form", async () => {
    expect(await read("grant_type=client_credentials&scope=a%3Aread+b")).toEqual([
      ["grant_type", "client_credentials"],
      ["scope", "a:read b"],
    ]);
    for (const same of [`${type};charset=UTF-8`, `${type.toUpperCase()} ; charset=utf-8`]) expect(await read("a=b", same)).toEqual([["a", "b"]]);
  });

  it("come as nothing else", async () => {
    for (const other of [null, "application/json", "multipart/form-data", `x${type}`])
      await expect(read("a=b", other)).rejects.toMatchObject(invalid("Send the parameters as"));
  });

  it("count as left out when they are empty, and are sent twice all the same", async () => {
    expect(await read("a=&b=1")).toEqual([["b", "1"]]);
    for (const twice of ["a=1&a=2", "a=1&a=1", "a=&a=1"]) await expect(read(twice)).rejects.toMatchObject(invalid("The parameter a is sent twice."));
  });

  it("may be repeated if they name APIs, and are joined in order", async () => {
    expect(await read("resource=one&audience=x&resource=&resource=two")).toEqual([
      ["resource", "one\ntwo"],
      ["audience", "x"],
    ]);
  });

  it("hold no control characters and no broken text", async () => {
    for (const wrong of ["%00", "%0A", "%1F", "%7F", "%FF", "%EF%BF%BD"])
      await expect(read(`a=x${wrong}`)).rejects.toMatchObject(invalid("characters that are not allowed"));
    expect(await read("a=%C3%A9+~")).toEqual([["a", "é ~"]]);
  });

  it("are at most 64 kB", async () => {
    expect(await read(`a=${"x".repeat(64 * 1024 - 2)}`)).toHaveLength(1);
    await expect(read(`a=${"x".repeat(64 * 1024 - 1)}`)).rejects.toMatchObject({ status: 413 });
  });
});

it("what a client wrote is told in at most 60 characters, of those that a description may hold", () => {
  expect(printable(`a"b\\c\n é~!`)).toBe("a?b?c? ?~!");
  expect(printable("x".repeat(61))).toBe("x".repeat(60));
});
