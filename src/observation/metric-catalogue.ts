import type { Network } from '../network/network.ts';
import { CELL, CELL_STRIDE } from '../simulation/layout.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import { BASKET_METRICS } from './basket-metrics.ts';
import { BUILDING_METRICS } from './building-metrics.ts';
import { COST_METRICS } from './cost-metrics.ts';
import { CUSTOMER_METRICS, customerMetricsBySpeed } from './customer-metrics.ts';
import {
  DEPARTURE_METRICS,
  departureMetricsBySpeed,
  OUTBOUND_CAPACITY_METRICS,
} from './departure-metrics.ts';
import { FLOW_METRICS } from './flow-metrics.ts';
import { FORECAST_METRICS } from './forecast-metrics.ts';
import { HEADLINE_METRICS } from './headline-metrics.ts';
import { INVENTORY_METRICS } from './inventory-metrics.ts';
import { MARKDOWN_METRICS } from './markdown-metrics.ts';
import { methodMetrics } from './method-metrics.ts';
import type { Metric } from './metric.ts';
import { SELLER_METRICS } from './seller-metrics.ts';
import { SERVICE_METRICS } from './service-metrics.ts';
import { SHOCK_METRICS } from './shock-metrics.ts';
import { SOURCING_METRICS } from './sourcing-metrics.ts';
import { TRANSFER_METRICS } from './transfer-metrics.ts';
import { TRANSPORT_METRICS } from './transport-metrics.ts';
import { VENDOR_METRICS } from './vendor-metrics.ts';

/** The metrics every run has, in the order reports print them. */
const GENERAL_METRICS: readonly Metric[] = [
  ...HEADLINE_METRICS,
  ...COST_METRICS,
  ...SERVICE_METRICS,
  ...INVENTORY_METRICS,
  ...FLOW_METRICS,
  ...SOURCING_METRICS,
  ...DEPARTURE_METRICS,
  ...OUTBOUND_CAPACITY_METRICS,
  ...TRANSPORT_METRICS,
  ...TRANSFER_METRICS,
  ...MARKDOWN_METRICS,
  ...BUILDING_METRICS,
  ...FORECAST_METRICS,
  ...SHOCK_METRICS,
  ...BASKET_METRICS,
  ...VENDOR_METRICS,
  ...CUSTOMER_METRICS,
  ...SELLER_METRICS,
];

/**
 * All metrics of a model: the general ones, without those of kinds of node it does not have, where it promises
 * several speeds the service of each, and where it names several ways of shipping the figures of each.
 */
export function metricsOf(network: Network): readonly Metric[] {
  const { model } = network;
  const { nodes, speeds, currency, distanceUnit } = model;
  const general = GENERAL_METRICS.filter(
    ({ kind, isIn }) =>
      (kind === undefined || nodes.some((node) => node.kind === kind)) && (isIn === undefined || isIn(model)),
  );
  const bySpeed =
    speeds.length < 2 ? [] : speeds.map((speed, index) => promiseMetOf(speed.id, index, network));
  return [
    ...general,
    ...bySpeed,
    ...departureMetricsBySpeed(network),
    ...methodMetrics(network),
    ...customerMetricsBySpeed(network),
  ].map((metric) => ({
    ...metric,
    unit: metric.unit
      .replace('money', currency)
      .replace('distance', distanceUnit)
      .replace('cube', distanceUnit === 'mile' ? 'ft3' : 'm3'),
  }));
}

/** How the ids of metrics begin that end with the name of a speed or of a way of shipping, and which way is better. */
const NAMED_AFTER_THE_MODEL: Readonly<Record<string, Metric['better']>> = {
  'promise-met-': 'higher',
  'offered-': 'higher',
  'delivery-hours-p50-': 'lower',
  'delivery-hours-p90-': 'lower',
  'shown-': 'higher',
  'conversion-': 'higher',
  'share-by-': 'neither',
  'late-by-': 'lower',
  'shipping-cost-by-': 'lower',
};

/** Which way is better for a metric that models can have; undefined when none can. Only a model tells whether it has it. */
export function betterOf(id: string): Metric['better'] | undefined {
  const general = GENERAL_METRICS.find((metric) => metric.id === id);
  if (general !== undefined) return general.better;
  return Object.entries(NAMED_AFTER_THE_MODEL).find(([beginning]) => id.startsWith(beginning))?.[1];
}

/** The metrics that do not depend on the model, for `echelon list metrics` and the docs. */
export function generalMetrics(): readonly Metric[] {
  return GENERAL_METRICS;
}

function promiseMetOf(id: string, speed: number, network: Network): Metric {
  const sumOfSpeed = (outcome: MeasuredRun, field: number): number => {
    let sum = 0;
    for (let cell = speed; cell < network.regionCount * network.speedCount; cell += network.speedCount) {
      sum += outcome.measured.cells[cell * CELL_STRIDE + field];
    }
    return sum;
  };
  return {
    id: `promise-met-${id}`,
    label: `Promise met, ${id}`,
    unit: '%',
    better: 'higher',
    group: 'speed',
    definition: `Units demanded in the measured time and delivered within their promise / units demanded, among customers promised ${id}.`,
    over: ({ outcome }) =>
      sumOfSpeed(outcome, CELL.shipped) -
      sumOfSpeed(outcome, CELL.carriedShipped) -
      (sumOfSpeed(outcome, CELL.late) - sumOfSpeed(outcome, CELL.carriedLate)),
    per: ({ outcome }) => sumOfSpeed(outcome, CELL.units),
  };
}
