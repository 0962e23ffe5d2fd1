import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { describe, expect, it } from "vitest";
import { callApi } from "../app/api/testing/call-api";
import { makePerson, makeTeam } from "../lib/testing/factories";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();
const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true });

describe("the explorer's question for the schema", () => {
  it("is answered within all limits to every person, whatever they may do", async () => {
    const team = await makeTeam();
    for (const person of [await makePerson(team, "owner"), await makePerson(team, "viewer"), await makePerson()]) {
      const { status, data, errors } = await callApi({ cookie: person.cookie }, query);
      expect([status, errors]).toEqual([200, undefined]);
      expect(
        buildClientSchema(data as unknown as IntrospectionQuery)
          .getQueryType()
          ?.getFields(),
      ).toHaveProperty("serviceAccounts");
    }
  });

  it("is refused to nobody", async () => {
    expect((await callApi(null, query)).status).toBe(401);
  });
});
