import { describe, expect, it } from "vitest";
import { clientKeysCsv, csvCell } from "./csv";

describe("a cell of a CSV file", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\0x"])("that begins as a formula does is taken for text: %j", (value) => {
    expect(csvCell(value).replace(/^"/, "")).toMatch(/^'/);
  });

  it("comes back as it was, whatever it holds", () => {
    expect(csvCell("plain")).toBe("plain");
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvCell("two\r\nlines")).toBe('"two\r\nlines"');
  });
});

it("client keys are a file with a header and one line", () => {
  expect(clientKeysCsv({ clientId: "lkc_1", clientSecret: "lks_-2" })).toBe("client_id,client_secret\r\nlkc_1,lks_-2\r\n");
});
