import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "./csv";

describe("a cell of a CSV file", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0x", "＝1", "＋1", "－1", "＠x"])(
    "that begins as a formula does is taken for text: %j",
    (value) => {
      expect(csvCell(value).replace(/^"/, "")).toMatch(/^'/);
    },
  );

  it("comes back as it was, whatever it holds", () => {
    expect(csvCell("plain")).toBe("plain");
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvCell("two\r\nlines")).toBe('"two\r\nlines"');
  });
});

it("cells stand side by side in a line", () => {
  expect(csvLine(["a", "", "b,c", "=d"])).toBe(`a,,"b,c",'=d\r\n`);
});
