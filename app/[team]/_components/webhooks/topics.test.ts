import { describe, expect, it } from "vitest";
import { type Choice, choiceText, eventsOf, tells, toggled, topics, undeclared } from "./topics";

const events = eventsOf({
  name: "Shop",
  eventTypes: [
    { name: "deployment.finished", description: "" },
    { name: "deployment.failed", description: "" },
  ],
});
const rows = [...topics, ...events];
const row = (id: string) => rows.find((one) => one.id === id)!;
const choice: Choice = { topics: ["TOKENS"], productEvents: [] };

describe("what a webhook tells of", () => {
  it("gains and loses topics, in one order", () => {
    const more = toggled(choice, row("LEAKS"), rows);
    expect(more.topics).toEqual(["LEAKS", "TOKENS"]);
    expect(toggled(more, row("TOKENS"), rows).topics).toEqual(["LEAKS"]);
  });

  it("can be all that a product publishes, and without one of them names the others", () => {
    const all = toggled(choice, row("*"), rows);
    expect(all.productEvents).toEqual(["*"]);
    expect(events.every((event) => tells(all, event))).toBe(true);
    expect(toggled(all, row("deployment.failed"), rows).productEvents).toEqual(["deployment.finished"]);
    expect(toggled(all, row("*"), rows).productEvents).toEqual([]);
  });

  it("shows events that are no longer declared, so that they can be left out", () => {
    expect(undeclared({ topics: [], productEvents: ["gone.away"] }, rows)).toMatchObject([{ id: "gone.away", ofProduct: true }]);
    expect(eventsOf({ name: "Quiet", eventTypes: [] })).toEqual([]);
  });

  it("is told in a few words", () => {
    expect(choiceText({ topics: ["LEAKS", "TOKENS"], productEvents: ["*"] })).toBe("Leaks, API tokens, product events");
    expect(choiceText({ topics: topics.map(({ id }) => id), productEvents: ["a.b"] })).toBe("All topics, a.b");
  });
});
