import { In } from "typeorm";
import { expect, it } from "vitest";
import { newId } from "../ids";
import { systemActor } from "./actor";
import { accountIn, inBoth, personIn } from "./testing/actors";
import { withinTeams } from "./within-teams";

const [one, other] = [newId("Team"), newId("Team")];

it("a look-up stays within the teams of who asks; the command line is in none, and sees all", () => {
  expect(withinTeams(inBoth(personIn(one, []), personIn(other, [])))).toEqual({ teamId: In([one, other]) });
  expect(withinTeams(accountIn(one, []))).toEqual({ teamId: In([one]) });
  expect(withinTeams(systemActor())).toEqual({});
});
