import type { Network } from '../network/network.ts';
import { METHOD, METHOD_STRIDE } from '../simulation/mechanisms/method-counters.ts';
import type { Metric, MetricInput } from './metric.ts';

/** Name of the mechanism that counts. */
const MECHANISM = 'methods';

/** Three metrics for each way of shipping, of models that name several or whose transit varies. */
export function methodMetrics({ model, outbound }: Network): readonly Metric[] {
  const { methods } = model.outbound;
  if (methods.length < 2 && outbound.transits.length === 0) return [];
  return methods.flatMap((name, method) => metricsOfMethod(name, method));
}

function metricsOfMethod(name: string, method: number): readonly Metric[] {
  const counted = (input: MetricInput, field: number): number =>
    input.outcome.measured.mechanisms[MECHANISM][method * METHOD_STRIDE + field];
  return [
    {
      id: `share-by-${name}`,
      label: `Shipped by ${name}`,
      unit: '%',
      better: 'neither',
      group: 'operations',
      definition: `Units shipped to customers by ${name} / units shipped to customers.`,
      over: (input) => counted(input, METHOD.units),
      per: ({ totals }) => totals.shipped,
    },
    {
      id: `late-by-${name}`,
      label: `Late by ${name}`,
      unit: '%',
      better: 'lower',
      group: 'operations',
      definition: `Units shipped by ${name} and delivered after their promise / units shipped by ${name}.`,
      over: (input) => counted(input, METHOD.lateUnits),
      per: (input) => counted(input, METHOD.units),
    },
    {
      id: `shipping-cost-by-${name}`,
      label: `Shipping cost by ${name}`,
      unit: 'money/unit',
      better: 'lower',
      group: 'operations',
      definition: `Handling and parcel price of shipments by ${name} / units shipped by ${name}.`,
      over: (input) => counted(input, METHOD.shippingCost),
      per: (input) => counted(input, METHOD.units),
    },
  ];
}
