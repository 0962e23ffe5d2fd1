import { createApiToken } from "../../api-tokens/create-api-token";
import { resetApiToken } from "../../api-tokens/reset-api-token";
import { updateApiToken } from "../../api-tokens/update-api-token";
import { createServiceAccount } from "../../service-accounts/create-service-account";
import { regenerateClientKeys } from "../../service-accounts/regenerate-client-keys";
import { origins } from "./model-team";
import { without, type Move } from "./move";
import { isOfPeople } from "./naive-world";

/** What is done with service accounts and their tokens. */
export const accountMoves = {
  makeAccount: {
    takes: ["service-account:create", "role-assignment:create"],
    weak: 80,
    beyond: 80,
    call: (scene) => {
      const people = scene.chance(45);
      const product = people ? scene.world.own : scene.one(scene.world.products)!.id;
      const role = scene.one(
        scene.world.roles,
        (each) => each.product === product && (people ? isOfPeople(scene.world, each) : scene.aimed(each) && !isOfPeople(scene.world, each)),
      );
      const input = role && { teamId: scene.team.id, productId: product, name: scene.name, roleIds: [role.id] };
      return input && { run: (actor) => createServiceAccount(actor, input) };
    },
  },
  /** One that gets the default role, if any. */
  makePlainAccount: {
    takes: ["service-account:create"],
    weak: 95,
    beyond: 50,
    call: ({ team, name }) => ({ run: (actor) => createServiceAccount(actor, { teamId: team.id, name }) }),
  },
  takeKeys: {
    takes: ["service-account:regenerate-keys"],
    weak: 95,
    beyond: 80,
    call: (scene) => {
      const account = scene.one(scene.world.accounts, scene.aimed);
      return account && { run: (actor) => regenerateClientKeys(actor, account.id) };
    },
  },
  makeToken: {
    takes: ["token:create"],
    weak: 95,
    beyond: 90,
    call: (scene) => {
      const account = scene.one(scene.world.accounts, scene.aimed);
      if (!account) return undefined;
      const scopes = scene.heldBy(account.id);
      return {
        run: (actor) => createApiToken(actor, { serviceAccountId: account.id, name: scene.name, scopes, allowedOrigins: scene.chance(40) ? origins : [] }),
      };
    },
  },
  widenToken: {
    takes: ["token:update"],
    weak: 95,
    beyond: 90,
    call: (scene) => {
      const { world } = scene;
      const beyond = new Set(world.accounts.filter(scene.aimed).map(({ id }) => id));
      const token = scene.one(world.tokens, ({ account }) => beyond.has(account));
      const account = world.accounts.find(({ id }) => id === token?.account);
      if (!token || !account) return undefined;
      const more = without(scene.heldBy(account.id), token.scopes);
      return { run: (actor) => updateApiToken(actor, token.id, { scopes: [...new Set([...token.scopes, ...more])] }) };
    },
  },
  moveToken: {
    takes: ["token:update"],
    weak: 95,
    beyond: 80,
    call: (scene) => {
      const token = scene.one(scene.world.tokens, scene.aimed);
      const allowedOrigins = scene.one([[], origins.slice(0, 1), origins.slice(1), origins], (list) => list.join() !== token?.origins.join());
      return token && { run: (actor) => updateApiToken(actor, token.id, { allowedOrigins }) };
    },
  },
  resetToken: {
    takes: ["token:create"],
    weak: 95,
    beyond: 80,
    call: (scene) => {
      const token = scene.one(scene.world.tokens, scene.aimed);
      return token && { run: (actor) => resetApiToken(actor, token.id) };
    },
  },
  /** Scopes that the account hasn't got. */
  overreachToken: {
    takes: ["token:create", "token:update"],
    weak: 0,
    beyond: 0,
    call: (scene) => {
      const account = scene.one(scene.world.accounts);
      const token = scene.one(scene.world.tokens, (each) => each.account === account?.id);
      if (!account || !token) return undefined;
      const input = { serviceAccountId: account.id, name: scene.name, scopes: scene.some(account.product) };
      if (scene.chance(50)) return { run: (actor) => createApiToken(actor, input) };
      return { run: (actor) => updateApiToken(actor, token.id, { scopes: [...new Set([...token.scopes, ...input.scopes])] }) };
    },
  },
  /** From where a token counts, by a token that counts from somewhere. */
  loosenToken: {
    takes: ["token:create", "token:update"],
    weak: 100,
    beyond: 0,
    call: (scene) => {
      scene.wish(scene.origins.length > 0);
      const how = scene.one(["make", "move", "reset"]);
      const token = scene.one(scene.world.tokens, (each) => scene.aimed(each) && (how !== "reset" || each.origins.length === 0));
      if (!token) return undefined;
      const allowedOrigins = scene.one([[], origins.slice(1), origins])!;
      if (how === "make") return { run: (actor) => createApiToken(actor, { serviceAccountId: token.account, name: scene.name, allowedOrigins }) };
      return { run: (actor) => (how === "move" ? updateApiToken(actor, token.id, { allowedOrigins }) : resetApiToken(actor, token.id)) };
    },
  },
} as const satisfies Record<string, Move>;
