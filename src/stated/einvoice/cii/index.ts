import type { Syntax } from '../raw-invoice.ts';
import { readCii } from './read-cii.ts';

/**
 * UN/CEFACT Cross Industry Invoice: Factur-X and ZUGFeRD 2 in all profiles, XRechnung, and ZUGFeRD 1.0, whose names for the same
 * things come second in each list.
 */
export const CII: Syntax = {
  roots: [
    {
      name: 'CrossIndustryInvoice',
      namespace: /^urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:\d+$/,
    },
    { name: 'CrossIndustryDocument', namespace: /^urn:ferd:CrossIndustryDocument:invoice:1p0$/ },
  ],
  vocabularies: ['urn:un:unece:uncefact:data:standard:', 'urn:ferd:CrossIndustryDocument:'],
  read: readCii,
};
