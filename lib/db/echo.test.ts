import { expect, it } from "vitest";
import { useDatabase } from "../testing/use-database";
import { onChange, startListening, stopListening } from "./changes";
import { transaction } from "./transaction";

useDatabase();

const heard: string[] = [];
onChange("cors-origin", (key) => heard.push(key));

it("a change has come back from the database, from where all instances hear it, before it is told as done", async () => {
  heard.length = 0;
  for (const key of ["a", "b", "c"]) await transaction(async (tx) => tx.changed("cors-origin", key));
  // Each at once in this process, and then again as news.
  expect(heard).toEqual(["a", "a", "b", "b", "c", "c"]);
});

it("a change is told as done while no news comes in", async () => {
  await stopListening();
  heard.length = 0;
  await transaction(async (tx) => tx.changed("cors-origin", "d"));
  expect(heard).toEqual(["d"]);
  await startListening();
});
