import { beforeAll, describe, expect, it } from "vitest";
import { expectOutage, expectService, type Subject, subjectOn } from "./helpers/outage";
import { type Postgres, startPostgres } from "./helpers/postgres";
import { takeAllConnections } from "./helpers/take-connections";

describe("while PostgreSQL is away, every question that needs it gets 503 in time, the others their answer, and all is well again after", () => {
  let postgres: Postgres;
  let subject: Subject;
  beforeAll(async () => {
    postgres = await startPostgres();
    subject = await subjectOn(postgres.url);
  });

  const outages: [string, () => Promise<unknown> | void, () => Promise<unknown> | void][] = [
    ["stopped", () => postgres.stop(), () => postgres.start()],
    ["killed", () => postgres.kill(), () => postgres.start()],
    ["hanging", () => postgres.freeze(), () => postgres.thaw()],
  ];
  it.each(outages)("%s", async (_how, begin, end) => {
    await expectService(subject);
    await begin();
    await expectOutage(subject);
    await end();
    await expectService(subject);
  });

  it("restarted between two requests: the first one after is answered well", async () => {
    await postgres.stop();
    await postgres.start();
    await expectService(subject);
  });

  it("with all its connections taken by others", async () => {
    const taken = await takeAllConnections(postgres.url);
    await expectOutage(subject);
    await taken.release();
    await expectService(subject);
  });

  it("nothing of this has ended the process, and every line of its log is one JSON object", () => {
    expect(subject.server.hasExited()).toBe(false);
    expect(subject.server.log().length).toBeGreaterThan(50);
    expect(subject.server.log().filter((line) => line.level === "error")).toEqual([]);
  });
});
