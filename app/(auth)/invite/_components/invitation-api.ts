import { reach } from "../../../_graphql/reach";
import type { UserError } from "../../../_graphql/errors";
import { execute } from "../../../_graphql/execute";
import { graphql } from "../../../_graphql/graphql";
import { errorOf } from "../../../_session/auth-request";

/** What an invitation says to whoever holds its link. */
export interface InvitationDescription {
  team: { name: string };
  email: string;
  invitedBy: string | null;
  expiresAt: string;
  /** Whether there is a user of that address. */
  userExists: boolean;
}

/** The link was used, replaced or withdrawn, or has expired. */
export class InvalidInvitation extends Error {
  override name = "InvalidInvitation";
}

// The secret is sent in the body: an address would be kept in histories and logs.
const post = (body: Record<string, string>) =>
  reach("/api/auth/invitation", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** What an invitation is about. @throws InvalidInvitation, ApiError, NetworkError */
export async function describeInvitation(token: string): Promise<InvitationDescription> {
  const response = await post({ token });
  if (response.ok) return (await response.json()) as InvitationDescription;
  if (response.status !== 422) throw await errorOf(response);
  const { message } = (await response.json()) as { message: string };
  throw new InvalidInvitation(message);
}

/** Creates the person whom an invitation is for, accepts it, and signs them in. @throws ApiError, NetworkError */
export async function joinAsNewPerson(token: string, input: { name: string; password: string }): Promise<{ slug: string; userErrors: UserError[] }> {
  const response = await post({ ...input, token });
  if (response.ok) return { slug: ((await response.json()) as { team: { slug: string } }).team.slug, userErrors: [] };
  if (response.status !== 422) throw await errorOf(response);
  const { errors } = (await response.json()) as { errors: UserError[] };
  return { slug: "", userErrors: errors };
}

const acceptDocument = graphql(`
  mutation AcceptInvitation($token: String!) {
    acceptInvitation(token: $token) {
      team {
        slug
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** Accepts an invitation for whoever is signed in. */
export const acceptInvitation = async (token: string) => (await execute(acceptDocument, { token })).acceptInvitation;
