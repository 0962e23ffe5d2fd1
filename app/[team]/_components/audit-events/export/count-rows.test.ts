import { expect, it } from "vitest";
import { rowCounter } from "./count-rows";

const bytes = (text: string) => new TextEncoder().encode(text);

it("counts the rows of a CSV file without its head, however it is cut", () => {
  const text = 'id,details\r\n1,"{""note"":""a\nb""}"\r\n2,"say ""hi""\n"\r\n3,\r\n';
  const whole = rowCounter("csv");
  expect(whole(bytes(text))).toBe(3);
  const cut = rowCounter("csv");
  expect([...text].map((letter) => cut(bytes(letter))).at(-1)).toBe(3);
});

it("counts nothing before the first event is here", () => {
  const count = rowCounter("csv");
  expect(count(bytes("id,de"))).toBe(0);
  expect(count(bytes("tails\r\n"))).toBe(0);
});

it("counts the lines of NDJSON, in which quotes mean nothing", () => {
  expect(rowCounter("ndjson")(bytes('{"a":"5\\" wide"}\n{"a":2}\n'))).toBe(2);
});
