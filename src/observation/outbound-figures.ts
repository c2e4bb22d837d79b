import { SITE_DEPARTURE, siteDeparturePlace } from '../simulation/mechanisms/departure-counters.ts';
import { inPart, type NodeFigure, type NodeInput } from './node-figure.ts';

const DAYS_PER_YEAR = 365;
const SECONDS_PER_DAY = 86_400;

/** A counter of what left a node; NaN in models without departures. */
export const departed =
  (field: keyof typeof SITE_DEPARTURE) =>
  ({ network, outcome, site }: NodeInput): number =>
    outcome.measured.mechanisms.departures?.[siteDeparturePlace(network, site) + SITE_DEPARTURE[field]] ??
    Number.NaN;

const hours = (field: keyof typeof SITE_DEPARTURE) => (input: NodeInput) => departed(field)(input) / 3600;

/** Whether the work on customer orders of a node is limited. */
export function hasLimitedWork({ network, site }: Pick<NodeInput, 'network' | 'site'>): boolean {
  return network.departures?.schedules[site]?.source.capacity !== undefined;
}

/** The work of each node on customer orders: only models with `capacity.outbound` have them. */
export const OUTBOUND_FIGURES: readonly NodeFigure[] = inPart('outbound', [
  {
    id: 'outbound-utilization',
    label: 'Outbound work',
    unit: '%',
    better: 'neither',
    definition:
      'Units picked and packed in shifts / units that the shifts could do, over the departures that came.',
    over: departed('worked'),
    per: departed('capacity'),
  },
  {
    id: 'overtime-share',
    label: 'Done in overtime',
    unit: '%',
    better: 'lower',
    definition: 'Units picked and packed in overtime / units that left.',
    over: departed('unitsOvertime'),
    per: departed('units'),
  },
  {
    id: 'wave-backlog',
    label: 'Left behind by a departure',
    unit: 'units',
    better: 'lower',
    definition: 'Units ready for a departure and left behind for lack of work, mean over departures.',
    over: departed('unitsLeftBehind'),
    per: departed('departures'),
  },
  {
    id: 'waves-clear',
    label: 'Departures that left nothing behind',
    unit: '%',
    better: 'higher',
    definition: 'Departures that took along all units ready for them / departures.',
    over: departed('departuresClear'),
    per: departed('departures'),
  },
  {
    id: 'wave-days-over',
    label: 'Days over capacity',
    unit: 'days/year',
    better: 'lower',
    definition:
      '365 x days on the clock of the node with a departure that left units behind for lack of work / days.',
    overall:
      '365 x days on the clock of the node with a departure that left units behind for lack of work / days, mean over nodes with limited work.',
    over: (input) => DAYS_PER_YEAR * departed('daysOver')(input),
    per: (input) => (hasLimitedWork(input) ? input.outcome.measured.seconds / SECONDS_PER_DAY : 0),
  },
  {
    id: 'first-wave-share',
    label: 'Left with the first departure',
    unit: '%',
    better: 'higher',
    definition: 'Units that left with the first departure they were ready for / units that left.',
    over: departed('unitsFirstDeparture'),
    per: departed('units'),
  },
  {
    id: 'wave-delay-hours',
    label: 'Delay for lack of work',
    unit: 'hours',
    better: 'lower',
    definition:
      'Mean over units that left of the time from the first departure they were ready for to their own.',
    over: hours('delaySeconds'),
    per: departed('units'),
  },
  {
    id: 'late-by-queue',
    label: 'Late by the queue',
    unit: '%',
    better: 'lower',
    definition:
      'Units delivered after the deadline of their speed that the first departure they were ready for would have delivered in time / units that left.',
    over: departed('unitsLateByQueue'),
    per: departed('units'),
  },
]);
