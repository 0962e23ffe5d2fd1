const pageSize = 25;

/** The place in a list that the URL names. */
export interface PagePlace {
  after: string;
  before: string;
}

/** A change of filter or order starts at the first page again. */
export const firstPage: PagePlace = { after: "", before: "" };

/** The paging arguments of a connection. */
export function pageArguments({ after, before }: PagePlace) {
  return before ? { last: pageSize, before } : { first: pageSize, ...(after && { after }) };
}
