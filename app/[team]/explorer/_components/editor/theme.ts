import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The editors in the dashboard's colours: custom properties, which follow the scheme by themselves. */
export const editorTheme = [
  EditorView.theme({
    "&": { height: "100%", fontSize: "0.8125rem", color: "var(--lk-strong)", backgroundColor: "transparent" },
    "&.cm-focused": { outline: "1px solid var(--lk-accent-text)", outlineOffset: "-1px" },
    ".cm-scroller": { fontFamily: "var(--mantine-font-family-monospace)", fontVariantLigatures: "none", lineHeight: "1.6" },
    ".cm-content": { padding: "12px 0", caretColor: "var(--lk-strong)" },
    ".cm-line": { padding: "0 12px 0 8px" },
    "&.cm-focused .cm-cursor": { borderLeftColor: "var(--lk-strong)", borderLeftWidth: "2px" },
    "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--lk-code-selection)" },
    ".cm-gutters": { border: "0", backgroundColor: "transparent", color: "var(--lk-quiet)" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "32px", padding: "0 4px 0 8px" },
    ".cm-foldGutter .cm-gutterElement": { padding: "0 2px", cursor: "pointer" },
    ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--lk-strong)" },
    ".cm-foldPlaceholder": { padding: "0 4px", border: "1px solid var(--lk-line)", backgroundColor: "var(--lk-hover)", color: "var(--lk-quiet)" },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--lk-code-selection)", outline: "none" },
    "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--lk-bad-ground)" },
    ".cm-placeholder": { color: "var(--mantine-color-placeholder)" },
    ".cm-tooltip": {
      overflow: "hidden",
      maxWidth: "min(420px, 90vw)",
      border: "1px solid var(--lk-line)",
      borderRadius: "6px",
      backgroundColor: "var(--lk-ground)",
      boxShadow: "var(--mantine-shadow-md)",
      color: "var(--mantine-color-text)",
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "240px", fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.75rem" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 10px" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--lk-selected)", color: "var(--lk-strong)" },
    ".cm-completionDetail": { marginLeft: "12px", fontStyle: "normal", color: "var(--lk-quiet)" },
    ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
    ".cm-tooltip.cm-completionInfo": { padding: "8px 10px", fontSize: "0.75rem", lineHeight: "1.5" },
    ".cm-diagnostic": { padding: "6px 10px", borderLeft: "0", fontSize: "0.75rem" },
    ".cm-diagnostic-error": { color: "var(--lk-bad)" },
    ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--lk-bad)", textUnderlineOffset: "3px" },
    ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline dotted var(--lk-quiet)", textUnderlineOffset: "3px" },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.keyword, tags.definitionKeyword, tags.modifier], color: "var(--lk-code-keyword)" },
      { tag: tags.variableName, color: "var(--lk-code-variable)" },
      { tag: [tags.string], color: "var(--lk-code-string)" },
      { tag: [tags.number, tags.bool, tags.null, tags.special(tags.name)], color: "var(--lk-code-value)" },
      { tag: [tags.atom, tags.typeName], color: "var(--lk-code-keyword)" },
      { tag: tags.attributeName, color: "var(--lk-code-argument)" },
      { tag: tags.comment, color: "var(--lk-quiet)", fontStyle: "italic" },
      { tag: [tags.punctuation, tags.paren, tags.brace, tags.separator], color: "var(--lk-quiet)" },
      { tag: tags.propertyName, color: "var(--lk-strong)" },
    ]),
  ),
];
