export { type Explanation, explainFields, type FieldExplanation, type PagePicture } from './explanation.ts';
export { explanationAsHtml } from './html.ts';
export { explanationAsText } from './text.ts';
