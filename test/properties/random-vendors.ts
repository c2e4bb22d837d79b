import fc from 'fast-check';
import type { Draw } from './random-world.ts';

const fields: readonly fc.Arbitrary<Readonly<Record<string, unknown>>>[] = [
  fc.constantFrom(
    { confirmation: { share: 0.8 } },
    { confirmation: { share: { distribution: 'beta', mean: 0.9, concentration: 8 }, after: '1 d' } },
    { confirmation: { share: { distribution: 'discrete', values: [0, 1], probabilities: [0.3, 0.7] } } },
    { confirmation: { after: '5 h' } },
  ),
  fc.constantFrom(
    { receipts: [{ share: 0.8 }, { share: 0.2, delay: '2 d' }] },
    {
      receipts: [
        { share: 0.5, delay: { distribution: 'exponential', mean: 1 } },
        { share: 0.25 },
        { share: 0.25, delay: '1 h' },
      ],
    },
  ),
  fc.constant({
    regimes: [
      { factor: 1, mean: '3 d' },
      { factor: 2.5, mean: '2 d' },
    ],
  }),
  fc.constantFrom(
    { 'minimum-units': 4 },
    { 'minimum-value': 60, below: 'skip' },
    { 'minimum-units': 7, 'minimum-value': 25, below: 'raise' },
  ),
  fc.constantFrom(
    { 'joint-minimum': { units: 9 } },
    { 'joint-minimum': { units: 12, below: 'fill' } },
    { 'joint-minimum': { units: 30, 'longest-wait': '3 d' } },
  ),
  fc.constantFrom(
    { 'case-pack': 3 },
    { 'case-pack': 4, rounding: 'nearest' },
    { 'case-pack': 4, rounding: 'nearest', 'nearest-from': 0.3 },
    { 'case-pack': 2, rounding: 'down' },
  ),
  fc.constantFrom({ 'order-days': ['wed'] }, { 'order-days': ['mon', 'thu', 'sat'] }),
  fc.constantFrom(
    { capacity: { units: 3, per: '1 d' } },
    { capacity: { units: 10.5, per: '2 d', excess: 'cut' } },
  ),
];

/** A section vendors with any of its fields, in about half of the worlds. */
export function randomVendors(draw: Draw): Readonly<Record<string, unknown>> {
  if (draw(fc.boolean())) return {};
  const rule = (): Readonly<Record<string, unknown>> =>
    Object.fromEntries(fields.flatMap((field) => (draw(fc.boolean()) ? Object.entries(draw(field)) : [])));
  const special = draw(fc.boolean()) ? [{ where: { nodes: ['vendor-0'], classes: ['A'] }, ...rule() }] : [];
  return { vendors: [...special, rule()] };
}
