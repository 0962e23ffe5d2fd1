import { describe, expect, it } from "vitest";
import { callApi, send } from "../../app/api/testing/call-api";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import { makeOwner, testPassword } from "../testing/factories";
import { sessionOf } from "../testing/session-of";
import { useDatabase } from "../testing/use-database";

useDatabase();

const other = useOtherInstance();

/** What the other instance answers to this session, which it keeps in memory for ten seconds if it doesn't hear of a change. */
const statusThere = async (cookie: string) => (await callApi({ cookie }, "{ viewer { id } }", undefined, other.url)).status;

describe("on another instance", () => {
  it.each([
    ["change-password", { currentPassword: testPassword, newPassword: "a quite different battery" }, 200],
    ["sign-out-everywhere", {}, 401],
  ])("a stolen session is dead at once after %s", async (path, body, own) => {
    const { cookie, actor } = await makeOwner();
    const stolen = await sessionOf(actor.id);
    for (const session of [cookie, stolen]) expect(await statusThere(session)).toBe(200);
    const headers = { cookie, "content-type": "application/json" };
    expect((await send(`/api/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) })).ok).toBe(true);
    expect(await statusThere(stolen)).toBe(401);
    expect(await statusThere(cookie)).toBe(own);
  });
});
