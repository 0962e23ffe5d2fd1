import { expect, it } from "vitest";
import { documentText, graphql } from "./graphql";

const fragment = graphql(`
  fragment Named on Team @_unmask {
    id
    name
  }
`);

it("a document is sent as it is written, without the code's indentation and with its fragments", () => {
  const document = graphql(
    `
      query OneTeam($id: ID!) {
        team(id: $id) {
          ...Named
        }
      }
    `,
    [fragment],
  );
  expect(documentText(document)).toBe("query OneTeam($id: ID!) {\n  team(id: $id) {\n    ...Named\n  }\n}\n\nfragment Named on Team {\n  id\n  name\n}");
});
