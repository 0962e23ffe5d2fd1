import { expect, it } from "vitest";
import { clientKeysCsv } from "./csv";

it("client keys are a file with a header and one line", () => {
  expect(clientKeysCsv({ clientId: "lkc_1", clientSecret: "lks_-2" })).toBe("client_id,client_secret\r\nlkc_1,lks_-2\r\n");
});
