import type { ImportedLog } from './imported-log.ts';
import { policyText } from './model-text.ts';

/**
 * experiment.yaml beside the model: days of cover against newsvendor on the replayed orders. Demand is the same in every
 * replication; lead times are drawn anew, hence ten.
 */
export function experimentText({ name }: ImportedLog): string {
  return `# Made by \`echelon import\`: compares two ways to set stock levels on the real orders of the log.
format: 1
name: ${name}
title: ${JSON.stringify(`${name}: days of cover against newsvendor on real orders`)}
description: >-
  Both replenish at the same reviews. The incumbent orders up to a number of days of the log's mean demand, alike for
  every item; the candidate up to the quantile of each item's demand that its costs ask for. Levels of both are set from
  the log that is replayed.
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
