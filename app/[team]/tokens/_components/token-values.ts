import { type Bounds, boundRules, boundsOf, type BoundValues, boundValues } from "../../_components/bounds/bound-values";

/** What a form asks of every token. */
export interface TokenValues extends BoundValues {
  name: string;
  purpose: string;
  scopes: string[];
}

/** The same as the API has it. */
export interface TokenDetails extends Bounds {
  name: string;
  purpose: string;
  scopes: string[];
}

/** What a form begins with. */
export const tokenValues = ({ name, purpose, scopes, ...bounds }: TokenDetails): TokenValues => ({ name, purpose, scopes, ...boundValues(bounds) });

/** What a form says, to be sent. */
export const tokenDetails = ({ name, purpose, scopes, ...bounds }: TokenValues): TokenDetails => ({
  name: name.trim(),
  purpose: purpose.trim(),
  scopes,
  ...boundsOf(bounds),
});

/** What a form finds wrong before anything is sent. @param purposeRequired by the team's policy */
export const tokenRules = (purposeRequired: boolean) => ({
  name: (value: string) => (value.trim() ? null : "Enter a name, such as what uses the token."),
  purpose: (value: string) => (!purposeRequired || value.trim() ? null : "The team requires a purpose: say what the token is for."),
  ...boundRules,
});
