import type { ImportedLog } from './imported-log.ts';
import { policyText } from './model-text.ts';
import { networkAssumptions as assumed } from './network-assumptions.ts';

/**
 * experiment.yaml beside the model: days of cover against newsvendor on the replayed orders. Demand is the same in every
 * replication; lead times are drawn anew, hence ten.
 */
export function experimentText({ name, settings }: ImportedLog): string {
  return `# Made by \`echelon import\`: compares two ways to set stock levels on the real orders of the log.
format: 1
name: ${name}
title: ${JSON.stringify(`${name}: days of cover against newsvendor on real orders`)}
description: >-
  Both replenish at the same reviews. The incumbent orders up to a number of days of the log's mean demand, alike for
  every item; the candidate up to the quantile of each item's demand that its costs ask for.
  Read the figures with these limits in mind. The network, its costs and its lead times are assumptions of the import,
  not data: supplier lead time ${settings['lead-time-mean']} d (cv ${settings['lead-time-cv']}), transfers ${assumed.transferDays} d (cv ${assumed.transferCv}), a unit's
  cost ${Math.round(settings['cost-share'] * 100)} % of its median price, holding ${assumed.holdingRate * 100} % of that a year, orders at ${assumed.supplierOrderCost} and ${assumed.transferOrderCost}, handling
  ${assumed.handlingCost} a unit, shipments from ${assumed.near.fixed} to ${assumed.far.fixed} each; model.yaml lists them all. The same orders are replayed in every
  replication, so the intervals cover the draw of lead times only, not how demand may turn out. And the levels of both
  policies are set from the very log that is replayed, which flatters both.
model: model.yaml
replications: 10
seed: ${name}

incumbent: days-of-cover
policies:
  days-of-cover:
    label: Days of cover
    description: Order up to a fixed number of days of mean demand (days-of-cover.csv).
${policyText('days-of-cover', '    ')}  newsvendor:
    label: Newsvendor
    description: Order up to the demand quantile that balances holding against missing a unit.
${policyText('newsvendor', '    ')}
scenarios:
  - { id: base, label: As imported, set: {} }
metrics: [total-cost-per-unit, fill-rate, days-of-cover]
`;
}
