/**
 * What MDX adds to Markdown, judged before anything is compiled: components of the table are
 * drawn by Astro, HTML of the allow-list is drawn as it stands, everything that would run is an
 * author's error unless the site allows it.
 */
import type { Properties } from 'hast';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { nearest, type Problem } from '../core/problem.ts';
import { COMPONENTS } from './components.ts';
import { attributeAllowed, ELEMENTS, safeAddress } from './html.ts';
import { placeOf } from './place.ts';

export type Jsx = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

interface Options {
  readonly file: string;
  /** `allowCode` of the site's configuration. */
  readonly allowCode: boolean;
}

/** Judges every MDX node; `compiled` says that the page needs Astro's MDX compiler to be drawn. */
export function readMdx(
  root: Root,
  { file, allowCode }: Options,
): { compiled: boolean; problems: Problem[] } {
  const problems: Problem[] = [];
  let compiled = false;
  unravel(root);
  visit(root, (node, index, parent) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.name === 'img' && parent && index !== undefined) {
        const { src, alt, title, ...size } = propertiesOf(node);
        problems.push(...judgeElement(node, file));
        parent.children[index] = {
          type: 'image',
          url: String(src ?? ''),
          alt: String(alt ?? ''),
          title: title === undefined ? null : String(title),
          data: { hProperties: size as Record<string, string> },
          ...(node.position && { position: node.position }),
        } as never;
        return;
      }
      const isComponent = !node.name || /^[A-Z]/.test(node.name);
      compiled ||= isComponent;
      if (!allowCode || (node.name && !isComponent)) problems.push(...judgeElement(node, file));
    } else if (node.type.startsWith('mdx')) {
      compiled = true;
      if (allowCode) return;
      const what = node.type === 'mdxjsEsm' ? 'an import or export' : 'an expression in braces';
      const value = 'value' in node ? String(node.value) : '';
      problems.push({
        code: 'code-in-content',
        place: placeOf(file, node),
        found: `${what}: ${shorten(value)}`,
        expected:
          'text; “{” is written “\\{” or stands in code (allowCode: true in site.yaml lets pages run code)',
      });
    }
  });
  return { compiled, problems };
}

/**
 * Tags alone in a paragraph are blocks, as `@mdx-js/mdx` has it: `<summary>a</summary>` on a line
 * of its own is no paragraph with a summary in it.
 */
function unravel(root: Root): void {
  visit(root, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const blank = ({ type, ...one }: PhrasingContent): boolean =>
      type === 'text' && 'value' in one && one.value.trim() === '';
    const tags = node.children.filter((child) => !blank(child));
    if (tags.length === 0 || !tags.every(({ type }) => type.startsWith('mdx'))) return undefined;
    const blocks = tags.map((tag): RootContent => {
      if (tag.type === 'mdxJsxTextElement') return { ...tag, type: 'mdxJsxFlowElement' } as never;
      if (tag.type === 'mdxTextExpression') return { ...tag, type: 'mdxFlowExpression' } as never;
      return tag;
    });
    parent.children.splice(index, 1, ...(blocks as never[]));
    return index;
  });
}

const shorten = (text: string): string => {
  const line = text.split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};

function judgeElement(node: Jsx, file: string): Problem[] {
  const name = node.name ?? '';
  const place = placeOf(file, node);
  const component = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (!component && !ELEMENTS.has(name)) {
    const known = [...Object.keys(COMPONENTS), ...ELEMENTS];
    return [
      {
        code: /^[A-Z]/.test(name) ? 'unknown-component' : 'unsafe-html',
        place,
        found: `<${name}>`,
        expected: `one of ${Object.keys(COMPONENTS).join(', ')}, or plain HTML such as <details>`,
        suggestion: nearest(name, known),
      },
    ];
  }
  const problems: Problem[] = [];
  const given = new Set<string>();
  for (const attribute of node.attributes) {
    const field = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
    given.add(field);
    const literal = attribute.type === 'mdxJsxAttribute' && typeof attribute.value !== 'object';
    const value = literal && typeof attribute.value === 'string' ? attribute.value : '';
    const allowed = component
      ? component.attributes.includes(field)
      : attributeAllowed(name, field) && safeAddress(field, value);
    // A bare attribute (`open`) has the value null, which is as literal as text.
    if (allowed && (literal || attribute.value === null)) continue;
    problems.push({
      code: 'unsafe-attribute',
      place,
      found: `<${name} ${field}${value ? `="${shorten(value)}"` : ''}>`,
      expected: component
        ? component.example
        : 'an attribute that GitHub shows, as plain text, leading to http(s), mailto or this site',
      suggestion: component && nearest(field, component.attributes),
    });
  }
  for (const field of component?.required ?? []) {
    if (given.has(field)) continue;
    problems.push({
      code: 'missing-attribute',
      place,
      found: `<${name}> without ${field}`,
      expected: component?.example ?? '',
    });
  }
  return problems;
}

/** Attributes of an element as hast properties; those that are not plain text are left out. */
export function propertiesOf(node: Jsx): Properties {
  const properties: Properties = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value === 'object') {
      if (attribute.type === 'mdxJsxAttribute' && attribute.value === null)
        properties[attribute.name] = true;
      continue;
    }
    properties[attribute.name] = attribute.value ?? true;
  }
  return properties;
}
