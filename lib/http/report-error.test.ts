import { afterEach, expect, it, vi } from "vitest";
import { UnavailableError } from "../errors";
import { log } from "../log";
import { reportError } from "./report-error";

const error = vi.spyOn(log(), "error").mockReturnValue();
const warn = vi.spyOn(log(), "warn").mockReturnValue();
afterEach(() => vi.clearAllMocks());

it("a page that broke is found in the log by its request and by the digest that its reader saw", () => {
  const broken = Object.assign(new Error("broken"), { digest: "1234567890" });
  reportError(broken, "req_1");
  expect(error).toHaveBeenCalledExactlyOnceWith({ requestId: "req_1", digest: "1234567890", err: broken }, "unexpected error");
});

it("other errors have no digest, whatever they are", () => {
  for (const thrown of [new Error("broken"), null, "text", { digest: 1 }]) reportError(thrown, null);
  expect(error.mock.calls.map(([ids]) => Object.keys(ids as object))).toEqual(Array.from({ length: 4 }, () => ["requestId", "err"]));
});

it("an outage is no error of ours, and is said once, where it was met", () => {
  reportError(new UnavailableError(), "req_1");
  reportError(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), "req_1");
  expect(error).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledExactlyOnceWith({ requestId: "req_1", reason: "connect ECONNREFUSED" }, "database unavailable");
});
