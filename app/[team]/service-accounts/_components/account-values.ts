import { type Bounds, boundRules, boundsOf, type BoundValues, boundValues } from "../../_components/bounds/bound-values";
import { lifetimeProblem, lifetimeSeconds, lifetimeValues, type LifetimeValues } from "./lifetimes";

/** What a form asks of every account. */
export interface AccountValues extends LifetimeValues, BoundValues {
  name: string;
  description: string;
  contact: string;
  /** Seconds, as text. */
  refreshLifetime: string;
  requireDpop: boolean;
}

/** The same as the API has it. */
export interface AccountDetails extends Bounds {
  name: string;
  description: string;
  contact: string | null;
  accessTokenLifetime: number;
  refreshLifetime: number;
  requireDpop: boolean;
}

/** What a form begins with. */
export const accountValues = ({ name, description, contact, accessTokenLifetime, refreshLifetime, requireDpop, ...bounds }: AccountDetails): AccountValues => ({
  name,
  description,
  contact: contact ?? "",
  ...lifetimeValues(accessTokenLifetime),
  refreshLifetime: String(refreshLifetime),
  requireDpop,
  ...boundValues(bounds),
});

/** What a form says, to be sent. */
export const accountDetails = ({
  name,
  description,
  contact,
  lifetime,
  lifetimeMinutes,
  refreshLifetime,
  requireDpop,
  ...bounds
}: AccountValues): AccountDetails => ({
  name: name.trim(),
  description: description.trim(),
  contact: contact.trim() || null,
  accessTokenLifetime: lifetimeSeconds({ lifetime, lifetimeMinutes }),
  refreshLifetime: Number(refreshLifetime),
  requireDpop,
  ...boundsOf(bounds),
});

/** What a form finds wrong before anything is sent. */
export const accountRules = {
  name: (value: string) => (value.trim() ? null : "Enter a name, such as the program that uses the account."),
  contact: (value: string) => (value.trim() === "" || /^\S+@\S+$/.test(value.trim()) ? null : "Enter an e-mail address, or leave it empty."),
  ...boundRules,
  lifetimeMinutes: (_: unknown, values: LifetimeValues) => lifetimeProblem(values),
};
