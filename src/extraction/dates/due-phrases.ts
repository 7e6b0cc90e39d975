import type { Layout } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import { fold } from '../values/index.ts';

/** Words of paying, folded, as beginnings of words. */
export const PAYING =
  /(?<!\p{L})(?:pay|paid|remit|settle|transfer|zahl|bezahl|uberweis|begleich|fallig|gutschrift|paiement|payer|paye|regl|echeance|exigible|verser|pagar|pago|pague|abon[ae]|vencim|ingres|scaden|pagament|versa|bonific|betal|voldo|overma|vervald|zaplat|zaplac|platnos|platba|splatn|uhra|forfald|inbetal|indbetal|forfall|maksu|maksa|erapaiv|fizet|plat|scadent|εξοφλ|πληρω|achit|atutal|utal|prevod|overfor|tilisiir|transfier|vire[rz]|virement|vira[tm]|przel(?:a|ew)|preve[ds]t|overmak|over te maken|storten|καταθε|καταβα|deposi?t|wire|girar|fizes|kiegyenl)/u;

/** Words of being debited: the day it happens is the day it falls due. */
const DEBITED =
  /eingezogen|abgebucht|einzug|lastschrift|debited|debit|collected|charged|preleve|prelevement|domicili|adeudar|cargar[aeo]|incass|geincasseerd|afgeschreven|addebit|debitad|autogiro|pobran|inkas/;

/** What stands right before a last day to pay. */
const UNTIL =
  /(?<!\p{L})(?:by|before|until|till|no later than|not later than|due(?: on| date)?|on or before|bis(?: zum| einschliesslich| spatestens)?(?: am| zum)?|spatestens(?: am| bis| zum| bis zum)?|avant le|avant|au plus tard(?: le)?|jusqu.?au|d.?ici (?:le|au)|pour le|antes del?|hasta el|a mas tardar(?: el)?|como maximo el|no mas tarde del?|entro(?: e non oltre)?(?: il(?: giorno)?| la data del)?|(?:e )?non oltre il|voor|tegen|uiterlijk(?: op| voor)?|ate(?: ao? dia| dia| o dia| a data de)?|do(?: dnia| dne| dna)?|nejpozdeji(?: do| dne)?|najneskor(?: do| dna)?|najpozniej(?: do)?(?: dnia)?|senest(?: d\.?| den)?|senast(?: den)?|innen|inden|innan|(?<=(?:betal|overfor|innbetal)\p{L}*\s(?:\p{L}+\s){0,3})(?:for|fore)|til og med|till och med|viimeistaan|legkesobb|hatarid(?:o|eje)|pana (?:la|in|pe)(?: data de)?|cel (?:mai )?tarziu(?: (?:la|pe|pana la)(?: data de)?)?|(?:το αργοτερο )?(?:εως|μεχρι)(?: και)?(?: την| τις| στις)?|το αργοτερο(?: στις)?|πριν (?:την|τις|απο τις))\s*(?:the\s*|dem\s*|den\s*|le\s*|el\s*|il\s*|d\.\s*)?(?:\p{L}{2,10}(?:day|tag|di|ag)[,.]?\s*)?[:.]?\s*$/u;

/** Hungarian and Finnish say it after the day. */
const UNTIL_AFTER = /^\s*[.-]?\s*(?:ig|hataridoig|napjaig|mennessa)(?!\p{L})/u;

/** What stands right before the day of a debit. */
const ON =
  /(?<!\p{L})(?:am|zum|ab|on|from|le|a partir du|el|il|op|per|em|den|dnia|dne|on or after)\s*[:.]?\s*$/u;

/** A discount is for paying early: its day is not when the invoice falls due. */
export const EARLY =
  /skonto|discount|escompte|korting|sconto|descuento|desconto|rabatt?|remise|kassarabatt|skonta|opust|abzug|deduct|kedvezmeny|slev[ayu]|zlav[ay]|alennus|εκπτωσ|reducere/;
/** "Without deduction" is the opposite. */
export const IN_FULL =
  /ohne (?:jeden |jeglichen )?abzug|netto kasse|rein netto|without (?:any )?(?:deduction|discount)|sans escompte|zonder korting|sin descuento|senza sconto/;

const NET = new RegExp(`(?<!\\p{L})nett?o?(?!\\p{L})|${IN_FULL.source}`, 'u');
/** Being due is being to be paid. */
const DUE =
  /(?<!\p{L})(?:due|fallig|faellig|exigible|scade|scadent\p{L}{0,2}|splatn\p{L}{1,3}|forfalder|forfaller|esedekes|vervalt)\s*(?:on|by|am|le|il|op|den|dne|la|em|na|el)?\s*[:.]?\s*$/u;

/** What leaves no doubt that paying is still to be done: then a plain "on" is enough. */
const TO_BE_PAID =
  /payable|zahlbar|fallig|uberweis|begleich|entricht|payer|payable le|exigible|regler|pagader|pagar|pagare|te betalen|voldoen|platn|splatn|uhrad|zaplac|betales|betalas|fizetend|maksetaan|πληρωτε/;

/** Characters of the text around that belong to the same sentence. */
const REACH = 140;

/** The words before and after a value, on its own line and on the lines of its paragraph before and after; folded. */
export function proseAround(
  { segment, start, end }: Located<unknown>,
  layout: Layout,
): { before: string; after: string } {
  const { segments } = layout.blockOf(segment);
  const at = segments.indexOf(segment);
  const line = layout.lineOf(segment).segments;
  const left = line[line.indexOf(segment) - 1];
  const own = segment.text.slice(0, start);
  // "Please pay by:" in one cell, the date in the next.
  const lead = own.trim() === '' ? left : undefined;
  const beforeLead = lead ? layout.blockOf(lead).segments : [];
  const before = lead
    ? `${beforeLead[beforeLead.indexOf(lead) - 1]?.text ?? ''} ${lead.text} `
    : `${segments[at - 1]?.text ?? ''} ${own}`;
  const after = `${segment.text.slice(end)} ${segments[at + 1]?.text ?? ''}`;
  return { before: fold(before).slice(-REACH), after: fold(after).slice(0, REACH) };
}

export type DuePhrase = 'pay_until' | 'debited_on' | 'discount_until';

/** Whether running text makes a date the last day to pay, the day of a debit, or the end of a discount. */
export function duePhrase(place: Located<unknown>, layout: Layout): DuePhrase | undefined {
  const { before, after } = proseAround(place, layout);
  const until = UNTIL.test(before) || UNTIL_AFTER.test(after);
  if (!until && !ON.test(before)) return undefined;
  // A clause begins after the last date, semicolon or full stop that ends a sentence.
  const clause = before.split(/\d{2,4},|;|(?<=\p{L}{4})\.\s/u).at(-1)!;
  // "2025. június 24. napjáig": a full stop of the day, not of the sentence.
  const rest = (UNTIL_AFTER.test(after) ? after.replace(/^\s*\./, '') : after).split(
    /^\s*\.|;|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?<=\p{L}{4})\.\s/u,
  )[0]!;
  const early = (text: string) => EARLY.test(text.replace(IN_FULL, ''));
  if (until && !NET.test(clause) && (early(clause) || early(rest))) return 'discount_until';
  if (DUE.test(before) || (!until && TO_BE_PAID.test(clause))) return 'pay_until';
  if (until && (PAYING.test(clause) || PAYING.test(rest.slice(0, 60)) || PAYING.test(before)))
    return 'pay_until';
  return DEBITED.test(clause) || DEBITED.test(rest) || DEBITED.test(before) ? 'debited_on' : undefined;
}
