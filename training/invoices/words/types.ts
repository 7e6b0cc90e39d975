/** How one language words an invoice. Every value lists its wordings as `a|b|c`; one document keeps to one of them. */
export interface Words {
  title: string;
  credit: string;
  receipt: string;
  statement: string;
  number: string;
  creditNumber: string;
  date: string;
  due: string;
  deliveryDate: string;
  orderDate: string;
  period: string;
  customerNo: string;
  orderNo: string;
  reference: string;
  /** `{n}` and `{m}`. */
  page: string;
  from: string;
  to: string;
  shipTo: string;
  attention: string;
  phone: string;
  fax: string;
  email: string;
  web: string;
  contact: string;
  bank: string;
  account: string;
  holder: string;
  bankDetails: string;
  method: string;
  methods: string;
  paymentReference: string;
  termsLabel: string;
  /** Sentences; `{days}`, `{due}`. */
  terms: string;
  /** Of early payment; `{days}`, `{percent}`. */
  earlyTerms: string;
  net: string;
  /** `{tax}` is the country's name for it, `{rate}` the rate with its sign. */
  tax: string;
  gross: string;
  paid: string;
  amountDue: string;
  previous: string;
  payments: string;
  newCharges: string;
  discount: string;
  shipping: string;
  rounding: string;
  base: string;
  rate: string;
  taxAmount: string;
  position: string;
  code: string;
  description: string;
  quantity: string;
  unit: string;
  price: string;
  discountColumn: string;
  taxColumn: string;
  amount: string;
  grossAmount: string;
  /** Units of goods, then of work. */
  pieces: string;
  hours: string;
  thanks: string;
  salutation: string;
  /** A letter's sentence that carries the facts; `{number}`, `{date}`, `{total}`, `{net}`, `{due}`. */
  prose: string;
  /** A slip's heading. */
  slip: string;
  exempt: string;
  reverse: string;
  cash: string;
  change: string;
  cashier: string;
  consumption: string;
  /** January to December as in a date. */
  months: string;
  /** Things sold: `name@price@kind`, kind `p` pieces or `h` hours. */
  goods: string;
  /** What a company's name is made of. */
  stems: string;
  trades: string;
  people: string;
  streets: string;
  towns: string;
  banks: string;
  note: string;
}
