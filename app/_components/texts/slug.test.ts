import { expect, it } from "vitest";
import { fileNamePart } from "../copy/file-name-part";
import { slug } from "./slug";

it.each([
  ["Müller & Söhne", "muller-sohne"],
  ["  Billing API (v2)  ", "billing-api-v2"],
  ["Ångström", "angstrom"],
  ["日本", ""],
])("writes %j as %j", (text, wanted) => expect(slug(text, 40)).toBe(wanted));

it("is as long as allowed, and doesn't end in a hyphen", () => expect(slug("abc def", 4)).toBe("abc"));

it("names a file also after what has no letters", () => expect(fileNamePart("日本")).toBe("account"));
