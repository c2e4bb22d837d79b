/*
 * Stage 0, beside the flow: a real order log comes in (CSV), a model folder goes out (model.yaml, tables, data report).
 * Every row of the log is either in the model or in set-aside.csv.gz with its reason; nothing is dropped silently.
 * It must never guess where a wrong guess changes numbers: what is ambiguous is an Issue that names the flag to use.
 */

/** What a column of an order log can mean. `time` and `item` are needed, the others have stated defaults. */
export const columnRoles = [
  'time',
  'clock',
  'order',
  'item',
  'quantity',
  'price',
  'region',
  'status',
  'customer',
  'description',
] as const;

/** See `columnRoles`. */
export type ColumnRole = (typeof columnRoles)[number];

/** Position in the row for each role, or -1 when the log has no such column. */
export type ColumnPositions = { readonly [Role in ColumnRole]: number };

/**
 * Header names that are known for each role, in order of preference, compared without case, spaces and punctuation.
 * They are the headers of public order logs and of the exports of common shop systems.
 */
export const wellKnownHeaders: { readonly [Role in ColumnRole]: readonly string[] } = {
  time: [
    'invoicedate',
    'orderdate',
    'orderdatetime',
    'ordertime',
    'ordertimestamp',
    'orderpurchasetimestamp',
    'orderedat',
    'createdat',
    'created',
    'transactiondate',
    'transactiontime',
    'saledate',
    'salesdate',
    'purchasedate',
    'purchasetime',
    'datetime',
    'timestamp',
    'eventtime',
    'date',
    'day',
    'time',
    'epoch',
  ],
  clock: [
    'ordertime',
    'invoicetime',
    'timeofday',
    'transactiontime',
    'saletime',
    'purchasetime',
    'clock',
    'time',
    'hour',
  ],
  order: [
    'invoiceno',
    'invoice',
    'invoicenumber',
    'invoiceid',
    'orderid',
    'orderno',
    'ordernumber',
    'ordernr',
    'salesorder',
    'transactionid',
    'transactionno',
    'transaction',
    'basketid',
    'receiptid',
    'receiptno',
    'billno',
    'ticketnumber',
    'ticket',
    'documentno',
    'order',
  ],
  item: [
    'stockcode',
    'sku',
    'skuid',
    'itemid',
    'itemcode',
    'itemno',
    'itemnumber',
    'productid',
    'productcode',
    'productno',
    'asin',
    'articleid',
    'articleno',
    'articlenumber',
    'materialid',
    'material',
    'partno',
    'partnumber',
    'item',
    'product',
    'article',
    'part',
    'itemname',
    'productname',
  ],
  quantity: [
    'quantity',
    'qty',
    'units',
    'unitssold',
    'quantityordered',
    'orderquantity',
    'orderqty',
    'orderedquantity',
    'itemquantity',
    'salesquantity',
    'quantitysold',
    'pieces',
  ],
  price: [
    'unitprice',
    'finalunitprice',
    'price',
    'itemprice',
    'priceperunit',
    'priceeach',
    'sellingprice',
    'saleprice',
    'salesprice',
    'retailprice',
    'productprice',
  ],
  region: [
    'country',
    'shipcountry',
    'shippingcountry',
    'region',
    'shipregion',
    'market',
    'state',
    'shipstate',
    'customerstate',
    'province',
    'destination',
    'dcdes',
    'city',
    'store',
    'storeid',
  ],
  status: ['status', 'orderstatus', 'cancelled', 'canceled', 'iscancelled', 'iscanceled'],
  customer: ['customerid', 'customer', 'customerno', 'customernumber', 'clientid', 'userid', 'buyerid'],
  description: [
    'description',
    'itemdescription',
    'productdescription',
    'productname',
    'itemname',
    'producttitle',
  ],
};

/** Headers that hold the money of a whole line; looked for when no unit price is there. */
export const lineTotalHeaders: readonly string[] = [
  'totalprice',
  'salesvalue',
  'linetotal',
  'linevalue',
  'lineamount',
  'totalamount',
  'salesamount',
  'sales',
  'revenue',
  'turnover',
  'amount',
  'total',
];

/** A header without case, spaces and punctuation, as the lists above are written. */
export function plainHeader(header: string): string {
  return header.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}
