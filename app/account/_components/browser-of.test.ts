import { expect, it } from "vitest";
import { browserOf, isMobile } from "./browser-of";

it.each([
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome on macOS", false],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge on Windows", false],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux", false],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
    "Safari on iOS",
    true,
  ],
  ["Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome on Android", true],
  ["curl/8.14.1", "curl/8.14.1", false],
  ["x".repeat(300), `${"x".repeat(40)}…`, false],
  ["", "Unknown browser", false],
  [null, "Unknown browser", false],
])("%s is called %s", (userAgent, name, mobile) => {
  expect(browserOf(userAgent)).toBe(name);
  expect(isMobile(userAgent)).toBe(mobile);
});
