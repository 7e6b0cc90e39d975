export { type AllowedNetworks, parseNetworks } from './private-addresses.ts';
export { checkUrl, createOutbound, ForbiddenAddressError, type Outbound } from './send.ts';
