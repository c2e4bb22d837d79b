import type { Network } from '../network/network.ts';
import { sellerOfItem } from '../network/seller-plan.ts';
import { ITEM, ITEM_STRIDE, STOCK, STOCK_STRIDE } from '../simulation/layout.ts';
import { FEE_KINDS, SELLERS } from '../simulation/mechanisms/sellers-layout.ts';
import type { Metric, MetricInput } from './metric.ts';
import { reservedSeconds } from './reserved-seconds.ts';

const isSellers = ({ sellers }: Network, item: number): boolean => sellerOfItem(sellers, item) !== undefined;

/** Sum of a field over the items of sellers, or over the network's own. */
const sumOver =
  (whose: 'sellers' | 'own', field: number) =>
  ({ network, outcome }: MetricInput): number => {
    let sum = 0;
    for (let item = 0; item < network.itemCount; item++) {
      if (isSellers(network, item) === (whose === 'sellers'))
        sum += outcome.measured.items[item * ITEM_STRIDE + field];
    }
    return sum;
  };

const counter =
  (offset: number) =>
  ({ outcome }: MetricInput): number =>
    outcome.measured.mechanisms.sellers[offset];

const FEE_TEXT: Readonly<Record<(typeof FEE_KINDS)[number], string>> = {
  fulfillment: 'for units shipped to customers',
  inbound: 'for units that left a vendor for the network',
  storage: 'for volume on hand',
  overstock: 'for volume above the weeks of supply',
  aged: 'for volume of aged units',
  referral: 'as a share of the price of units shipped to customers',
};

const SHARED: readonly Omit<Metric, 'group' | 'isIn'>[] = [
  {
    id: 'seller-share',
    label: 'Sold by third-party sellers',
    unit: '%',
    better: 'neither',
    definition: 'Units shipped of the items of sellers / units shipped.',
    over: sumOver('sellers', ITEM.shipped),
    per: ({ totals }) => totals.shipped,
  },
  {
    id: 'seller-fill-rate',
    label: "Fill rate, sellers' items",
    unit: '%',
    better: 'higher',
    definition:
      'Units shipped at the instant of the order from a node that keeps the promise / units demanded, items of sellers.',
    over: sumOver('sellers', ITEM.filled),
    per: sumOver('sellers', ITEM.units),
  },
  {
    id: 'own-fill-rate',
    label: 'Fill rate, own items',
    unit: '%',
    better: 'higher',
    definition:
      "Units shipped at the instant of the order from a node that keeps the promise / units demanded, the network's own items.",
    over: sumOver('own', ITEM.filled),
    per: sumOver('own', ITEM.units),
  },
  {
    id: 'seller-in-stock-rate',
    label: "In-stock rate, sellers' items",
    unit: '%',
    better: 'higher',
    definition:
      'Share of time with at least one unit on hand, mean over the items of sellers held at nodes that serve customers.',
    over: ({ totals }) => totals.sellersInStockShare,
  },
  {
    id: 'own-in-stock-rate',
    label: 'In-stock rate, own items',
    unit: '%',
    better: 'higher',
    definition:
      "Share of time with at least one unit on hand, mean over the network's own items held at nodes that serve customers.",
    over: ({ totals }) => totals.ownInStockShare,
  },
  {
    id: 'seller-days-of-cover',
    label: "Days of cover, sellers' items",
    unit: 'days',
    better: 'neither',
    definition: 'Time-averaged units on hand of the items of sellers / units of them shipped per day.',
    over: (input) => {
      const { network, outcome, totals } = input;
      const unitSeconds = sumOfStocks(input, (stock) => {
        const isTheirs = isSellers(network, Math.floor(stock / network.siteCount));
        return isTheirs ? outcome.measured.stocks[stock * STOCK_STRIDE + STOCK.onHandSeconds] : 0;
      });
      return (unitSeconds / outcome.measured.seconds) * totals.days;
    },
    per: sumOver('sellers', ITEM.shipped),
  },
  {
    id: 'seller-volume-share',
    label: "Sellers' share of the volume stored",
    unit: '%',
    better: 'neither',
    definition:
      'Time-averaged volume on hand and reserved of the items of sellers / of all items, in rooms where the model has them.',
    over: (input) => sumOfStocks(input, (stock) => volumeSeconds(input, stock, true)),
    per: (input) => sumOfStocks(input, (stock) => volumeSeconds(input, stock, false)),
  },
  {
    id: 'seller-refused-share',
    label: 'Refused by restock limits',
    unit: '%',
    better: 'neither',
    definition:
      'Units above a restock limit / units that sellers decided to order; a unit asked for again counts again.',
    over: counter(SELLERS.refused),
    per: counter(SELLERS.wanted),
  },
  ...FEE_KINDS.map((kind) => ({
    id: `seller-fee-${kind}`,
    label: `Fees from sellers, ${kind}`,
    unit: 'money/day',
    better: 'neither' as const,
    definition: `What sellers paid ${FEE_TEXT[kind]} / measured days.`,
    over: counter(SELLERS[kind]),
    per: ({ totals }: MetricInput) => totals.days,
  })),
];

/** How sellers and the network's own goods fare beside each other; in models with sellers. */
export const SELLER_METRICS: readonly Metric[] = SHARED.map((metric) => ({
  ...metric,
  group: 'operations',
  isIn: (model) => model.sellers !== undefined,
}));

function sumOfStocks({ network }: MetricInput, figureOf: (stock: number) => number): number {
  let sum = 0;
  for (let stock = 0; stock < network.itemCount * network.siteCount; stock++) sum += figureOf(stock);
  return sum;
}

/** Volume of a stock integrated over time [m3 s]; 0 outside the rooms, if there are any, and for own items when only sellers' count. */
function volumeSeconds({ network, outcome }: MetricInput, stock: number, onlySellers: boolean): number {
  const { buildings, siteCount, model } = network;
  const item = Math.floor(stock / siteCount);
  const isElsewhere = (buildings?.rooms.length ?? 0) > 0 && (buildings?.roomOfStock[stock] ?? -1) < 0;
  if (isElsewhere || (onlySellers && !isSellers(network, item))) return 0;
  const seconds = outcome.measured.stocks[stock * STOCK_STRIDE + STOCK.onHandSeconds];
  return (seconds + reservedSeconds(network, outcome, stock)) * model.items[item].volumeM3;
}
