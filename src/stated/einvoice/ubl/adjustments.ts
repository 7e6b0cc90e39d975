import type { RawAdjustment, Text } from '../raw-invoice.ts';
import { findAll, findText, type XmlElement } from '../xml/index.ts';

/** BG-20 and BG-21 of the root, BG-27 and BG-28 of a line. */
export function readAdjustments(of: XmlElement): { allowances: RawAdjustment[]; charges: RawAdjustment[] } {
  const all = findAll(of, 'AllowanceCharge');
  const isCharge = (one: XmlElement) => /^(true|1)$/i.test(findText(one, 'ChargeIndicator') ?? '');
  return {
    allowances: all.filter((one) => !isCharge(one)).map(readAdjustment),
    charges: all.filter(isCharge).map(readAdjustment),
  };
}

function readAdjustment(one: XmlElement): RawAdjustment {
  const [amount, base] = [findText(one, 'Amount'), findText(one, 'BaseAmount')];
  return {
    amount,
    base,
    percent: percentOf(findText(one, 'MultiplierFactorNumeric'), base, amount),
    rate: findText(one, 'TaxCategory/Percent'),
    reason: findText(one, 'AllowanceChargeReason'),
    reasonCode: findText(one, 'AllowanceChargeReasonCode'),
  };
}

/** EN 16931 has a percentage there, OIOUBL a factor: 0.05 of the base is 5 percent. */
function percentOf(factor: Text, base: Text, amount: Text): Text {
  const isFactor = base && Number(factor) * Number(base) === Number(amount) && Number(amount) !== 0;
  return isFactor ? String(Number((Number(factor) * 100).toPrecision(12))) : factor;
}
