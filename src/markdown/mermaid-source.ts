/** The text of a diagram: its title, its description, and whether each line can be drawn. Pure. */

/** A line of the diagram, from 1 at its first one, and what is wrong with it; 0 is the whole of it. */
export interface Fault {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

export interface Mermaid {
  /** Of `accTitle`: the diagram's name. */
  readonly title: string;
  /** Of `accDescr`: what the diagram shows, in words. */
  readonly description: string;
  /** The rest of the text, its lines where they were. */
  readonly body: string;
  readonly flowchart: boolean;
}

const TITLE = /^[ \t]*accTitle[ \t]*:[ \t]*(.*)$/m;
const DESCRIPTION = /^[ \t]*accDescr[ \t]*(?::[ \t]*(.*)|\{([^}]*)\})$/m;

/** A diagram, or the first thing wrong with it; `unnamed` ones need no title. Never throws. */
export function readMermaid(source: string, unnamed: boolean): Mermaid | Fault {
  const title = TITLE.exec(source)?.[1]?.trim() ?? '';
  const [, line, block] = DESCRIPTION.exec(source) ?? [];
  const description = (line ?? block)?.trim().replaceAll(/\s+/g, ' ') ?? '';
  if (!unnamed && (!title || !description)) {
    const missing = title ? 'accDescr' : 'accTitle';
    return {
      line: 0,
      found: `a diagram without ${missing}`,
      expected: `a line “${missing}: …” below the first one, for those who do not see the picture`,
    };
  }
  const body = [TITLE, DESCRIPTION].reduce(
    (rest, part) => rest.replace(part, (all) => all.replaceAll(/[^\n]/g, '')),
    source,
  );
  const flowchart = /^\s*(flowchart|graph)\b/.test(body);
  const fault = flowchart ? judgeFlowchart(body) : undefined;
  return fault ?? { title, description, body, flowchart };
}

const NAME = String.raw`\w+(?:-\w+)*`;
const SHAPE = String.raw`(?:[[({>]+\s*(?:"[^"[\]{}]*"|[^"[\](){}|]+?)\s*[\])}]+)`;
const NODE = `${NAME}${SHAPE}?(?::::\\w+)?`;
const NODES = `${NODE}(?:\\s*&\\s*${NODE})*`;
const ARROW = String.raw`(?:<?(?:-->|-\.->|==>|---|-\.-|===)(?:\|[^|]+\|)?|<?(?:--|-\.|==)\s+[^|>]+?\s+(?:-->|---|\.->|-\.-|==>|===))`;
const STATEMENT = new RegExp(`^${NODES}(?:\\s*${ARROW}\\s*${NODES})*$`);
const DIRECTIVE =
  /^(?:subgraph\s+\S.*|end|direction\s+(?:TD|TB|LR|RL|BT)|(?:classDef|class|style|linkStyle)\s+\S.*|%%.*)$/;
const HEADER = /^(?:flowchart|graph)\s+(?:TD|TB|LR|RL|BT)$/;

/** The library passes over what it does not understand, and a picture would lack it silently. */
function judgeFlowchart(body: string): Fault | undefined {
  let header = true;
  for (const [index, written] of body.split('\n').entries()) {
    const line = index + 1;
    const found = written.trim();
    if (found === '') continue;
    if (header) {
      header = false;
      if (HEADER.test(found)) continue;
      return { line, found, expected: 'flowchart LR or flowchart TD' };
    }
    if (STATEMENT.test(found) || DIRECTIVE.test(found)) continue;
    return {
      line,
      found,
      expected:
        'a box such as a[Text], boxes joined by an arrow such as a --> b or a -->|label| b, subgraph or end; brackets inside a text stand in quotes: a["f(x)"]',
    };
  }
  return undefined;
}
