/** What GFM's HTML needs before it is fit for a page with a strict policy and for every reader. */
/** GFM aligns cells by an inline style, which the content security policy forbids: a class instead. */
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

export function alignByClass() {
  return (root: Root): void => {
    visit(root, 'element', (node) => {
      const align = node.properties['align'];
      if ((node.tagName === 'td' || node.tagName === 'th') && typeof align === 'string') {
        delete node.properties['align'];
        node.properties['className'] = [`align-${align}`];
      }
    });
  };
}

/** Marks up header cells: the first row's are for columns, an unfilled corner is no header at all. */
export function scopeHeaders() {
  return (root: Root): void => {
    visit(root, 'element', (node) => {
      if (node.tagName !== 'th') return;
      if (node.children.length === 0) node.tagName = 'td';
      else node.properties['scope'] = 'col';
    });
  };
}

/** A task's box says in words whether it is done; the text beside it is not its label. */
export function labelTasks() {
  return (root: Root): void => {
    visit(root, 'element', (node) => {
      if (node.tagName !== 'input') return;
      node.properties['ariaLabel'] = node.properties['checked'] ? 'Done' : 'To do';
    });
  };
}
