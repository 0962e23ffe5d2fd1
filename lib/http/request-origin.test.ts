import { describe, expect, it } from "vitest";
import { clientAddress } from "./request-origin";

const proxies = ["10.0.0.0/8", "::1", "fd00::/8"];

describe("the client's address", () => {
  it("is the peer's, whatever the client writes into X-Forwarded-For", () => {
    expect(clientAddress("203.0.113.9", "1.2.3.4", proxies)).toBe("203.0.113.9");
    expect(clientAddress("203.0.113.9", "1.2.3.4", [])).toBe("203.0.113.9");
  });

  it("is the last one before the trusted proxies", () => {
    expect(clientAddress("10.1.2.3", "6.6.6.6, 203.0.113.9, 10.9.9.9", proxies)).toBe("203.0.113.9");
    expect(clientAddress("::1", "2001:db8::1", proxies)).toBe("2001:db8::1");
    expect(clientAddress("fd00::5", "203.0.113.9", proxies)).toBe("203.0.113.9");
  });

  it("reads an IPv4 address mapped into IPv6 as IPv4", () => {
    expect(clientAddress("::ffff:203.0.113.9", null, proxies)).toBe("203.0.113.9");
    expect(clientAddress("::ffff:10.1.2.3", "203.0.113.9", proxies)).toBe("203.0.113.9");
  });

  it("is read without the port that some proxies write beside it", () => {
    expect(clientAddress("10.1.2.3", "203.0.113.9:4711", proxies)).toBe("203.0.113.9");
    expect(clientAddress("10.1.2.3", "[2001:db8::1]:4711", proxies)).toBe("2001:db8::1");
    expect(clientAddress("10.1.2.3", "203.0.113.9, 10.9.9.9:80", proxies)).toBe("203.0.113.9");
    expect(clientAddress("10.1.2.3", "1.2.3.4:x", proxies)).toBeNull();
  });

  it("is unknown rather than junk", () => {
    expect(clientAddress("10.1.2.3", "junk", proxies)).toBeNull();
    expect(clientAddress(undefined, "203.0.113.9", proxies)).toBeNull();
  });

  it("is the proxy's own when that is all there is", () => {
    expect(clientAddress("10.1.2.3", null, proxies)).toBe("10.1.2.3");
  });
});
