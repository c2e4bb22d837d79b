import { InputError, type Issue } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { definedFields } from '../model/defined-fields.ts';
import type { Network } from '../network/network.ts';
import { metricsOf } from '../observation/metric-catalogue.ts';
import type { Experiment } from './experiment.ts';

/**
 * Some metrics exist only where the model promises that speed or has that kind of node.
 * @throws InputError for every metric the experiment asks for and the model does not have
 */
export function checkMetrics(experiment: Experiment, network: Network): void {
  const known = metricsOf(network).map((metric) => metric.id);
  const issues = experiment.metricsOfInterest.flatMap((id, index): Issue[] => {
    if (known.includes(id)) return [];
    const near = nearestName(id, known);
    return [
      {
        code: 'unknown-name',
        ...experiment.locate(['metrics', index]),
        expected: `a metric of model "${network.model.name}"`,
        received: `"${id}"`,
        ...definedFields({ hint: near === undefined ? undefined : `did you mean "${near}"?` }),
      },
    ];
  });
  if (issues.length > 0) throw new InputError(issues);
}
