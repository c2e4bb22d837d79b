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
model: model.yaml
replications: 10
policies:
  - id: days-of-cover
    label: Days of cover
    description: Order up to a fixed number of days of mean demand (days-of-cover.csv).
    incumbent: true
${policyText('days-of-cover', '    ')}  - id: newsvendor
    label: Newsvendor
    description: Order up to the demand quantile that balances holding against missing a unit.
${policyText('newsvendor', '    ')}`;
}
