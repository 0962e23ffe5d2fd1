import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** What wraps stands a little further in than its line begins, so that the shape of the text stays to be seen. */
export const hangingIndent: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = indentsOf(view);
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = indentsOf(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function indentsOf(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      // No deeper than leaves room for the text on a phone.
      const spaces = Math.min(/^ */.exec(line.text)![0].length + 2, 16);
      builder.add(line.from, line.from, Decoration.line({ attributes: { style: `text-indent: -${spaces}ch; padding-left: calc(${spaces}ch + 8px)` } }));
      at = line.to + 1;
    }
  }
  return builder.finish();
}
