import type { ImportedLog } from './imported-log.ts';
import { networkAssumptions as assumed } from './network-assumptions.ts';
import { isoDay } from './parse-date.ts';

/** Which demand a model file has: the log replayed, or processes fitted to it. */
export type DemandVariant = 'trace' | 'fitted';

/** model.yaml or model-fitted.yaml, with its assumptions as comments at the top. */
export function modelText(log: ImportedLog, variant: DemandVariant): string {
  const { settings, lines, name } = log;
  const what =
    variant === 'trace' ? 'every order line replayed' : 'order processes fitted to the log, item by item';
  return `${assumptionsComment(log)}
format: 1
name: ${variant === 'trace' ? name : `${name}-fitted`}
title: ${JSON.stringify(`Imported order log ${name}: ${what}`)}
description: >-
  ${log.items.length} items, ${log.read.log.orderIds.length} orders from ${isoDay(lines.firstDay * 86_400)} on, ${lines.dayCount} days.
  See report.md for what was kept and what was set aside. The network, its costs and its lead times are assumptions.
start: "${isoDay(lines.firstDay * 86_400)}"
horizon: ${lines.dayCount - log.warmUpDays} d
warm-up: ${log.warmUpDays} d
currency: ${JSON.stringify(settings.currency)}
nodes:
${nodesText(log)}
regions: regions.csv
items: items.csv
costs: { holding-rate: ${assumed.holdingRate} }
lanes:
${lanesText(log)}
speeds:
  - id: standard
    deadline: ${assumed.deadline}
    share: 1
    when-short: backorder
    patience: ${assumed.patience}
    late-cost: ${assumed.lateCost}
    backorder-cost: ${assumed.backorderCost}
outbound:
  lanes: outbound-lanes.csv
demand:
${variant === 'trace' ? '  trace: orders.csv.gz' : fittedDemandText(log)}
policy:
${policyText('newsvendor', '  ')}`;
}

/** The centres that serve customers: a second one only when there is more than one region. */
export function fulfillmentCentres(log: ImportedLog): readonly string[] {
  return log.regions.regions.length > 1 ? ['fc-home', 'fc-export'] : ['fc-home'];
}

/** Rules for the dc and the fcs, by one of both ways to set levels, with the same review days. */
export function policyText(kind: 'newsvendor' | 'days-of-cover', indent: string): string {
  const rule =
    kind === 'newsvendor' ? 'use: newsvendor' : 'use: R-S, order-up-to: 0, table: days-of-cover.csv';
  return [
    'replenishment:',
    `  - { where: { kinds: [dc] }, from: { kinds: [vendor] }, ${rule}, review: ${assumed.reviewDc} d }`,
    `  - { where: { kinds: [fc] }, from: { kinds: [dc] }, ${rule}, review: ${assumed.reviewFc} d }`,
    'fulfillment: { use: nearest }',
    'allocation: { use: fifo }',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');
}

function assumptionsComment({ settings, regions }: ImportedLog): string {
  const home = regions.regions[0].id;
  const costShare = `${Math.round(settings['cost-share'] * 100)} %`;
  return `# Made by \`echelon import\`. Demand, regions, prices and the calendar come from the order log; the log does not know
# the network, so everything below is an ASSUMPTION to replace by your own figures:
# - one supplier that always delivers: lead time gamma, mean ${settings['lead-time-mean']} d, cv ${settings['lead-time-cv']} (--lead-time-mean, --lead-time-cv);
# - a central dc that feeds fc-home, near region "${home}" (the one with most orders), and, when there are more regions,
#   fc-export, near all others: transfers gamma, mean ${assumed.transferDays} d, cv ${assumed.transferCv}, ${assumed.transferUnitCost} per unit, orders at ${assumed.supplierOrderCost} (supplier) and ${assumed.transferOrderCost} (dc);
# - shipments to customers: fc-home to its region ${assumed.near.transit} and ${assumed.near.fixed} per shipment, fc-export to its regions ${assumed.abroad.transit} and ${assumed.abroad.fixed},
#   across ${assumed.far.transit} and ${assumed.far.fixed}; handling ${assumed.handlingCost} per unit; promise ${assumed.deadline}; backorders wait up to ${assumed.patience};
# - a unit costs ${costShare} of its median price (--cost-share); holding it costs ${assumed.holdingRate * 100} % of that a year.`;
}

function nodesText(log: ImportedLog): string {
  const centres = fulfillmentCentres(log).map(
    (id) =>
      `  - { id: ${id}, kind: fc, processing-time: ${assumed.processingTime}, handling-cost: ${assumed.handlingCost} }`,
  );
  return ['  - { id: supplier, kind: vendor }', '  - { id: dc, kind: dc, size: 2 }', ...centres].join('\n');
}

function lanesText(log: ImportedLog): string {
  const { settings } = log;
  const supply = `  - from: supplier
    to: dc
    lead-time: { distribution: gamma, mean: ${settings['lead-time-mean']}, cv: ${settings['lead-time-cv']} }
    order-cost: ${assumed.supplierOrderCost}`;
  const transfers = fulfillmentCentres(log).map(
    (id) => `  - from: dc
    to: ${id}
    lead-time: { distribution: gamma, mean: ${assumed.transferDays}, cv: ${assumed.transferCv} }
    order-cost: ${assumed.transferOrderCost}
    unit-cost: ${assumed.transferUnitCost}`,
  );
  return [supply, ...transfers].join('\n');
}

function fittedDemandText({ calendar, hours, lines }: ImportedLog): string {
  const closures = calendar.closures.map(({ fromDay, days }) => {
    const from = isoDay((lines.firstDay + fromDay) * 86_400);
    return `    - { name: closed, from: "${from}", days: ${days}, factor: 0 }\n`;
  });
  const events = closures.length === 0 ? '' : `  events:\n${closures.join('')}`;
  return `  rows: demand-fitted.csv
  weekday: [${calendar.weekday.join(', ')}]
  hours: [${hours.join(', ')}]
  months: [${calendar.months.join(', ')}]
${events}`.trimEnd();
}
