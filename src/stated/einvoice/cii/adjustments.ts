import type { RawAdjustment } from '../raw-invoice.ts';
import { findAll, findText, type XmlElement } from '../xml/index.ts';

/** UNTDID 7161: freight service. */
const FREIGHT = 'FC';

/** BG-20 and BG-21 of the header's settlement, BG-27 and BG-28 of a line's. */
export function readAdjustments(settlement: XmlElement | undefined): {
  allowances: RawAdjustment[];
  charges: RawAdjustment[];
} {
  const all = findAll(settlement, 'SpecifiedTradeAllowanceCharge');
  const isCharge = (one: XmlElement) =>
    /^(true|1)$/i.test(findText(one, 'ChargeIndicator/Indicator', 'ChargeIndicator') ?? '');
  return {
    allowances: all.filter((one) => !isCharge(one)).map(readAdjustment),
    charges: [
      ...all.filter(isCharge).map(readAdjustment),
      ...findAll(settlement, 'SpecifiedLogisticsServiceCharge').map(readLogistics),
    ],
  };
}

const readAdjustment = (one: XmlElement): RawAdjustment => ({
  amount: findText(one, 'ActualAmount'),
  base: findText(one, 'BasisAmount'),
  percent: findText(one, 'CalculationPercent'),
  rate: findText(one, 'CategoryTradeTax/RateApplicablePercent', 'CategoryTradeTax/ApplicablePercent'),
  reason: findText(one, 'Reason'),
  reasonCode: findText(one, 'ReasonCode'),
});

const readLogistics = (one: XmlElement): RawAdjustment => ({
  amount: findText(one, 'AppliedAmount'),
  rate: findText(one, 'AppliedTradeTax/RateApplicablePercent', 'AppliedTradeTax/ApplicablePercent'),
  reason: findText(one, 'Description'),
  reasonCode: FREIGHT,
});
