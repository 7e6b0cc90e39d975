import { type Static, Type } from '@fastify/type-provider-typebox';
import { LANGUAGES } from '../../knowledge/index.ts';

/** Bodies and queries of `/v1`. Unknown properties are errors here: a misspelt one should not be silently ignored. */
const strict = { additionalProperties: false };

export const MAX_FILES = 100;
export const MAX_WAIT_SECONDS = 60;
export const MAX_PAGE = 100;

export const Metadata = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 500 }), {
  maxProperties: 20,
  description: 'Your own notes, at most 20 pairs of text: returned unchanged, never interpreted.',
});

const Region = Type.Object(
  { left: Type.Number(), top: Type.Number(), right: Type.Number(), bottom: Type.Number() },
  strict,
);

export const ReadOptions = Type.Object(
  {
    straighten: Type.Optional(Type.Boolean({ description: 'Straighten a tilt of up to 15°. Default true.' })),
    rotate: Type.Optional(
      Type.Integer({ minimum: -360, maximum: 360, description: 'Degrees clockwise, before anything else.' }),
    ),
    binarize: Type.Optional(Type.Boolean({ description: 'To black and white before recognition.' })),
    upsample: Type.Optional(Type.Boolean({ description: 'Enlarge before recognition, for small print.' })),
    contrast: Type.Optional(Type.Boolean({ description: 'Stretch the contrast first.' })),
    regions: Type.Optional(
      Type.Array(Region, {
        maxItems: 100,
        description: 'Where to look: pixels of the picture, points of a PDF.',
      }),
    ),
    spellCheck: Type.Optional(Type.Boolean({ description: 'Correct misspelt words by the dictionary.' })),
    forceOcr: Type.Optional(
      Type.Boolean({ description: 'Ignore text layers and attached XML: read the picture.' }),
    ),
  },
  strict,
);

const LANGUAGE_NAMES = LANGUAGES.map(({ name }) => name);

/** What applies to all files of a submission. */
const Common = {
  language: Type.Optional(
    Type.String({ description: `A hint, one of: ${LANGUAGE_NAMES.join(', ')}.`, maxLength: 40 }),
  ),
  settings: Type.Optional(ReadOptions),
  metadata: Type.Optional(Metadata),
  webhook_url: Type.Optional(
    Type.String({
      maxLength: 2000,
      description: 'Called when reading has ended (Standard Webhooks). https, or http to an allowed address.',
    }),
  ),
};

export const JsonFile = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 255, description: 'Name of the file, for people.' })),
    data: Type.Optional(Type.String({ description: 'The file in base64.' })),
    url: Type.Optional(
      Type.String({
        maxLength: 2000,
        description: 'Where to fetch the file; refused unless the server allows it.',
      }),
    ),
  },
  strict,
);

export const JsonSubmission = Type.Object(
  { files: Type.Array(JsonFile, { minItems: 1, maxItems: MAX_FILES }), ...Common },
  strict,
);
export type JsonSubmission = Static<typeof JsonSubmission>;

/** The fields of a multipart upload that are not files; `settings` and `metadata` are JSON. */
export const FormFields = Type.Object(Common, strict);
export type FormFields = Static<typeof FormFields>;

export const ListQuery = Type.Object(
  {
    status: Type.Optional(Type.Enum(['pending', 'processing', 'completed', 'error'])),
    name: Type.Optional(
      Type.String({ maxLength: 255, description: "Part of the file's name, in any case." }),
    ),
    from: Type.Optional(Type.String({ description: 'Submitted at or after this instant (RFC 3339).' })),
    to: Type.Optional(Type.String({ description: 'Submitted before this instant.' })),
    sort: Type.Optional(Type.Enum(['-submitted_at', 'submitted_at'])),
    limit: Type.Optional(
      Type.String({ pattern: '^\\d{1,3}$', description: `1 to ${MAX_PAGE}, default 20.` }),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the previous page.' })),
  },
  strict,
);

export const GetQuery = Type.Object(
  {
    wait: Type.Optional(
      Type.String({
        pattern: '^\\d{1,3}s?$',
        description: `How long to wait for the end of reading, at most ${MAX_WAIT_SECONDS} seconds: \`30s\`.`,
      }),
    ),
  },
  strict,
);

export const PageQuery = Type.Object(
  { width: Type.Optional(Type.String({ pattern: '^\\d{2,4}$', description: 'In pixels; never enlarged.' })) },
  strict,
);

export const EXPORT_FORMATS = ['json', 'csv', 'xlsx', 'ubl', 'cii', 'xrechnung', 'peppol'] as const;
export const ExportQuery = Type.Object({ format: Type.Optional(Type.Enum([...EXPORT_FORMATS])) }, strict);

export const Corrections = Type.Object(
  {
    corrections: Type.Record(
      Type.String({ maxLength: 100 }),
      Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Null()]),
      {
        minProperties: 1,
        maxProperties: 200,
        description:
          'By path of the field, such as `totals.gross` or `lines.0.quantity`: the right value, or null when the invoice has none.',
      },
    ),
  },
  strict,
);

export const NoQuery = Type.Object({}, strict);
