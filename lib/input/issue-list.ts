import { type InputIssue, InvalidInputError } from "../errors";

/** Gathers what is wrong with an input over several steps, so that the caller hears of all of it at once. */
export class IssueList {
  private readonly issues: InputIssue[] = [];

  /** Takes a step. @returns its result; undefined when it found mistakes, which are kept. What isn't a mistake of the input is thrown on. */
  async take<Result>(step: () => Result | Promise<Result>): Promise<Result | undefined> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      this.issues.push(...error.issues);
      return undefined;
    }
  }

  /** What the steps have brought, all of it there. @throws InvalidInputError that lists everything that they found wrong */
  whole<Results extends Record<string, unknown>>(results: Results): { [Key in keyof Results]: NonNullable<Results[Key]> } {
    if (this.issues.length > 0) throw new InvalidInputError(this.issues);
    // A step without a result has left an issue.
    return results as { [Key in keyof Results]: NonNullable<Results[Key]> };
  }
}
