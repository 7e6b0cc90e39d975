import { readFileSync, writeFileSync } from 'node:fs';
import { generateSchema } from './generate-schema.ts';

/** `npm run schema`: writes `schema.json` anew after a change of the model. */
const model = readFileSync(new URL('../model.ts', import.meta.url), 'utf8');
const schema = generateSchema(model, 'Invoice');
writeFileSync(new URL('../schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
