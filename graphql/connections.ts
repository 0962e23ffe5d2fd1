import type { InputFieldMap, InputShapeFromFields, ObjectRef } from "@pothos/core";
import { InvalidInputError } from "../lib/errors";
import { defaultPageSize, largestPage, type Page, type PageArgs } from "../lib/paging/page";
import type { Builder, Types } from "./builder";
import type { Context } from "./context";
import { orNullIfMissing } from "./or-null-if-missing";

interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** Defines `PageInfo` of the Relay connection specification. */
function definePageInfo(builder: Builder) {
  return builder.objectRef<PageInfo>("PageInfo").implement({
    description: "Where a page stands in its list.",
    fields: (t) => ({
      hasNextPage: t.exposeBoolean("hasNextPage", { description: "Whether more items follow." }),
      hasPreviousPage: t.exposeBoolean("hasPreviousPage", { description: "Whether items come before." }),
      startCursor: t.exposeString("startCursor", { nullable: true, description: "Cursor of the page's first item; null for an empty page." }),
      endCursor: t.exposeString("endCursor", { nullable: true, description: "Cursor of the page's last item; null for an empty page." }),
    }),
  });
}

/** Makes the function that defines connections: the connection type, its edge, and a root field that pages through it. */
export function connections(builder: Builder) {
  const pageInfo = definePageInfo(builder);

  return function connection<Item extends object, Args extends InputFieldMap>(options: {
    /** Name of the root field. */
    field: string;
    item: ObjectRef<Types, Item, Item>;
    description: string;
    args: Args;
    read: (context: Context, args: InputShapeFromFields<Args> & PageArgs) => Promise<Page<Item>>;
  }): void {
    const { field, item, description } = options;
    type Edge = { node: Item; cursor: string };
    const edge = builder.objectRef<Edge>(`${item.name}Edge`).implement({
      description: `One ${item.name} in a list.`,
      fields: (t) => ({
        cursor: t.exposeString("cursor", { description: "Where it stands in the list; pass it as after or before." }),
        node: t.field({ type: item, complexity: 0, description: "The item itself.", resolve: (parent) => parent.node as never }),
      }),
    });
    const connectionRef = builder.objectRef<Page<Item>>(`${item.name}Connection`).implement({
      description: `A page of a list of ${item.name}.`,
      fields: (t) => ({
        edges: t.field({
          type: [edge],
          complexity: { field: 0, multiplier: 1 },
          description: "The items with their cursors.",
          resolve: (page) => page.items.map((node) => ({ node, cursor: page.cursorOf(node) })),
        }),
        nodes: t.field({ type: [item], complexity: { field: 0, multiplier: 1 }, description: "The items.", resolve: (page) => page.items }),
        pageInfo: t.field({ type: pageInfo, complexity: 0, description: "Where the page stands.", resolve: pageInfoOf }),
        totalCount: t.int({
          description: "How many items the whole list has, with the filter applied.",
          resolve: (page, _, { turns }) => turns(page.totalCount),
        }),
      }),
    });
    builder.queryField(field, (t) =>
      t.field({
        type: connectionRef,
        nullable: true,
        description,
        args: {
          ...options.args,
          first: t.arg.int({ description: `How many items from the start, ${defaultPageSize} by default, at most ${largestPage}.` }),
          after: t.arg.string({ description: "Only items after this cursor." }),
          last: t.arg.int({ description: "How many items from the end, instead of first." }),
          before: t.arg.string({ description: "Only items before this cursor." }),
        },
        complexity: (args: PageArgs) => ({ field: 1, multiplier: boundedSize(args) }),
        resolve: (_, args, context) =>
          orNullIfMissing(context.turns(() => options.read(context, args as unknown as InputShapeFromFields<Args> & PageArgs))) as never,
      }),
    );
  };
}

function boundedSize({ first, last }: PageArgs): number {
  const size = first ?? last ?? defaultPageSize;
  if (size < 1 || size > largestPage)
    throw new InvalidInputError([
      { field: [first != null ? "first" : "last"], message: `${first != null ? "first" : "last"} must be from 1 to ${largestPage}.`, code: "INVALID" },
    ]);
  return size;
}

function pageInfoOf<Item>(page: Page<Item>): PageInfo {
  const [first, last] = [page.items.at(0), page.items.at(-1)];
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: first === undefined ? null : page.cursorOf(first),
    endCursor: last === undefined ? null : page.cursorOf(last),
  };
}
