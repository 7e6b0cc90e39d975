/**
 * JSON Schema of the types in a source file, from the part of TypeScript that `model.ts` is written in: exported interfaces, with one
 * type parameter and one base at most, and exported names for string types. Each named type stands under `$defs`; doc comments become
 * descriptions.
 */

export interface JsonSchema {
  $ref?: string;
  description?: string;
  type?: string | string[];
  enum?: string[];
  items?: JsonSchema;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  $defs?: Record<string, JsonSchema>;
  [keyword: string]: unknown;
}

interface Declaration {
  comment: string | undefined;
  /** Of an interface; `body` has its members. */
  parameter?: string | undefined;
  base?: string | undefined;
  body?: string;
  /** Of a type that is another name for one. */
  alias?: string;
}

const COMMENT = String.raw`(?:/\*\*((?:(?!\*/)[\s\S])*)\*/\s*)?`;
const DECLARATION = new RegExp(
  String.raw`${COMMENT}export (?:type (\w+) = ([^;]+);|interface (\w+)(?:<(\w+)>)?(?: extends ([\w<>]+))? \{\n([\s\S]*?)\n\})`,
  'g',
);
const MEMBER = new RegExp(String.raw`${COMMENT}(\w+)(\?)?: ((?:\{[^}]*\}|[^;{])+);`, 'g');

/** The types of the source, and the schemas made of them so far. */
interface Progress {
  declarations: ReadonlyMap<string, Declaration>;
  defs: Record<string, JsonSchema>;
}

/**
 * @param root the type that a document of this schema is
 * @throws when the source uses anything else
 */
export function generateSchema(source: string, root: string): JsonSchema {
  const progress: Progress = { declarations: readDeclarations(source), defs: {} };
  define(progress, root);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $ref: `#/$defs/${root}`,
    $defs: progress.defs,
  };
}

/**
 * Adds a type to the definitions, with all that it refers to.
 * @param type `Party`, or a generic type with its argument, which is part of its name there: `Field<number>` is `NumberField`
 */
function define(progress: Progress, type: string): string {
  const [, name, argument] = /^(\w+)(?:<(\w+)>)?$/.exec(type) ?? [];
  const declared = progress.declarations.get(name ?? '');
  if (!declared) throw new Error(`a type that is not understood: ${type}`);
  const title = argument === undefined ? name! : `${argument[0]!.toUpperCase()}${argument.slice(1)}${name}`;
  if (title in progress.defs) return title;
  const schema: JsonSchema = describe(declared.comment);
  // Before its members, which may refer to it.
  progress.defs[title] = schema;
  const { alias } = declared;
  Object.assign(
    schema,
    alias === undefined ? objectOf(progress, declared, argument) : schemaOf(progress, alias),
  );
  return title;
}

function objectOf(progress: Progress, { base, body, parameter }: Declaration, argument?: string): JsonSchema {
  const own = membersOf(progress, body!, (type) =>
    parameter === undefined ? type : type.replace(new RegExp(`\\b${parameter}\\b`, 'g'), argument!),
  );
  if (base === undefined) return own;
  const inherited = progress.defs[define(progress, base)]!;
  return {
    type: 'object',
    required: [...inherited.required!, ...own.required!],
    properties: { ...inherited.properties, ...own.properties },
  };
}

/** @param resolve puts an argument in the place of a type parameter */
function membersOf(progress: Progress, body: string, resolve = (type: string) => type): JsonSchema {
  const members = [...body.matchAll(MEMBER)];
  return {
    type: 'object',
    required: members.filter(([, , , optional]) => !optional).map(([, , name]) => name!),
    properties: Object.fromEntries(
      members.map(([, comment, name, , type]) => [
        name,
        { ...describe(comment), ...schemaOf(progress, resolve(type!.trim())) },
      ]),
    ),
  };
}

/** The schema of a type as it is written: a list, an object, a choice of texts or of plain types, or a name. */
function schemaOf(progress: Progress, type: string): JsonSchema {
  if (type.endsWith('[]')) return { type: 'array', items: schemaOf(progress, type.slice(0, -2)) };
  if (type.startsWith('{')) return membersOf(progress, type.slice(1, -1));
  const parts = type.split(' | ');
  if (parts.every((part) => /^'\w+'$/.test(part)))
    return { type: 'string', enum: parts.map((part) => part.slice(1, -1)) };
  if (parts.every((part) => /^(string|number|boolean)$/.test(part)))
    return { type: parts.length === 1 ? parts[0]! : parts };
  return { $ref: `#/$defs/${define(progress, type)}` };
}

function readDeclarations(source: string): Map<string, Declaration> {
  return new Map(
    [...source.matchAll(DECLARATION)].map(
      ([, comment, aliasName, alias, name, parameter, base, body]): [string, Declaration] =>
        aliasName === undefined
          ? [name!, { comment, parameter, base, body: body! }]
          : [aliasName, { comment, alias: alias!.trim() }],
    ),
  );
}

/** The text of a doc comment, its stars and line ends removed. */
function describe(comment: string | undefined): JsonSchema {
  const text = comment
    ?.replace(/^\s*\*\s?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text ? { description: text } : {};
}
