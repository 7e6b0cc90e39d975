import { parseAst } from 'vitest/node';

/** One small change of one source file. */
export interface Mutation {
  kind: 'number' | 'comparison' | 'row';
  /** Offsets into the source, and what stands there instead. */
  start: number;
  end: number;
  text: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Types and imports are not run; keys and indices are names rather than quantities. */
const SKIPPED_TYPES = /^(?:TS(?!(?:As|Satisfies|NonNull)Expression)|Import|ExportAll)/;

const OPPOSITE: Readonly<Record<string, string>> = {
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '===': '!==',
  '!==': '===',
};

/** A table has at least so many rows. */
const TABLE_ROWS = 3;

/** All mutations of a source: a number changed, a comparison turned round, a row of a table on the top level left out. */
export function findMutations(source: string): Mutation[] {
  const found: Mutation[] = [];
  const visit = (node: Node, inFunction: boolean) => {
    if (SKIPPED_TYPES.test(node.type)) return;
    found.push(
      ...ofNumber(node),
      ...ofComparison(node, source),
      ...(inFunction ? [] : ofTable(node, source)),
    );
    const isFunction = /Function/.test(node.type);
    for (const child of childrenOf(node)) visit(child, inFunction || isFunction);
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, false);
  return found;
}

function childrenOf(node: Node): Node[] {
  const { computed, type } = node as Node & { computed?: boolean };
  return Object.entries(node).flatMap(([key, value]) => {
    if (type === 'MemberExpression' && computed && key === 'property' && isNumber(value as Node)) return [];
    if (type === 'Property' && key === 'key') return [];
    return [value].flat().filter(isNode);
  });
}

const isNumber = (node: Node): node is Node & { value: number } =>
  node.type === 'Literal' && typeof (node as Node & { value: unknown }).value === 'number';

/** Far enough to matter: none becomes one, one of few becomes one more, all else doubles. */
function changed(value: number): number {
  if (value === 0) return 1;
  return Number.isInteger(value) && value <= 3 ? value + 1 : Number((2 * value).toPrecision(6));
}

const ofNumber = (node: Node): Mutation[] =>
  isNumber(node)
    ? [{ kind: 'number', start: node.start, end: node.end, text: String(changed(node.value)) }]
    : [];

function ofComparison(node: Node, source: string): Mutation[] {
  if (node.type !== 'BinaryExpression') return [];
  const { operator, left, right } = node as Node & { operator: string; left: Node; right: Node };
  const opposite = OPPOSITE[operator];
  if (!opposite) return [];
  const start = source.indexOf(operator, left.end);
  if (start < 0 || start >= right.start) return [];
  return [{ kind: 'comparison', start, end: start + operator.length, text: opposite }];
}

function ofTable(node: Node, source: string): Mutation[] {
  const { elements, properties } = node as Node & { elements?: (Node | null)[]; properties?: Node[] };
  const rows =
    (node.type === 'ArrayExpression' && elements) || (node.type === 'ObjectExpression' && properties) || [];
  if (rows.length < TABLE_ROWS) return [];
  return rows.filter(isNode).map(({ start, end }) => {
    const comma = /^\s*,/.exec(source.slice(end))?.[0].length ?? 0;
    return { kind: 'row', start, end: end + comma, text: '' };
  });
}

export const mutated = (source: string, { start, end, text }: Mutation): string =>
  source.slice(0, start) + text + source.slice(end);
