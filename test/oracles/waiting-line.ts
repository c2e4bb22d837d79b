import {
  EventQueue,
  masterKey,
  PURPOSES,
  parseDistribution,
  RandomStream,
  runEvents,
} from '../../src/index.ts';

/** A unit of time of the queueing cases: long enough that whole seconds do not show. */
export const UNIT_SECONDS = 86_400;

const PRIORITY = { departure: 0, arrival: 1 } as const;
const WAIT_BINS_PER_UNIT = 100;
const WAIT_BINS = 100 * WAIT_BINS_PER_UNIT;
const ARRIVALS = 1;
const SERVICES = 2;

/** A single server, first come first served, with Poisson arrivals; times in units. */
export interface WaitingLine {
  readonly arrivalRate: number;
  /** As a model file writes it. */
  readonly service: unknown;
  readonly warmUpUnits: number;
  readonly units: number;
  readonly seed: string;
}

/** What one run of a waiting line shows of its customers and its time. */
export interface LineOutcome {
  readonly meanWait: number;
  readonly meanSojourn: number;
  readonly meanQueueLength: number;
  readonly utilisation: number;
  readonly noWaitShare: number;
  /** Share of customers who wait longer than this. */
  longerShare(units: number): number;
  /** Wait that this share of the customers do not exceed. */
  waitQuantile(share: number): number;
}

/** Runs the line on the event kernel. Customers who arrive after the warm-up and are served before the end count. */
export function runWaitingLine(line: WaitingLine): LineOutcome {
  return new Line(line).toEnd();
}

class Line {
  private readonly queue = new EventQueue();
  private readonly from: number;
  private readonly until: number;
  private readonly nextGap: () => number;
  private readonly nextService: () => number;
  /** Arrival times of the customers in the system, oldest first, from `first` on. */
  private waiting: number[] = [];
  private first = 0;
  private isBusy = false;
  private since: number;
  private queueSeconds = 0;
  private busySeconds = 0;
  private readonly waits = new Int32Array(WAIT_BINS + 1);
  private served = 0;
  private started = 0;
  private waitSum = 0;
  private sojournSum = 0;
  private noWait = 0;
  private servedSince = 0;

  constructor({ arrivalRate, service, warmUpUnits, units, seed }: WaitingLine) {
    this.from = warmUpUnits * UNIT_SECONDS;
    this.until = (warmUpUnits + units) * UNIT_SECONDS;
    this.since = this.from;
    this.nextGap = drawer({ distribution: 'exponential', mean: 1 / arrivalRate }, seed, ARRIVALS);
    this.nextService = drawer(service, seed, SERVICES);
  }

  toEnd(): LineOutcome {
    this.queue.push(this.nextGap(), PRIORITY.arrival, 0);
    runEvents(this.queue, undefined, this.handle, this.until);
    this.count(this.until);
    const { until, from, started, waits } = this;
    return {
      meanWait: this.waitSum / started / UNIT_SECONDS,
      meanSojourn: this.sojournSum / this.served / UNIT_SECONDS,
      meanQueueLength: this.queueSeconds / (until - from),
      utilisation: this.busySeconds / (until - from),
      noWaitShare: this.noWait / started,
      longerShare: (units) => sumFrom(waits, Math.round(units * WAIT_BINS_PER_UNIT)) / started,
      waitQuantile: (share) => quantileOf(waits, share * started),
    };
  }

  private readonly handle = (time: number, priority: number): void => {
    this.count(time);
    if (priority === PRIORITY.arrival) {
      this.queue.push(time + this.nextGap(), PRIORITY.arrival, 0);
      this.waiting.push(time);
      if (!this.isBusy) this.start(time);
    } else {
      this.isBusy = false;
      if (this.servedSince >= this.from) {
        this.served++;
        this.sojournSum += time - this.servedSince;
      }
      if (this.first < this.waiting.length) this.start(time);
    }
  };

  /** The oldest customer goes to the server. */
  private start(time: number): void {
    const arrival = this.waiting[this.first++];
    this.isBusy = true;
    this.servedSince = arrival;
    this.queue.push(time + this.nextService(), PRIORITY.departure, 0);
    if (arrival >= this.from) this.noteWait(time - arrival);
    if (this.first > 1000 && this.first * 2 > this.waiting.length) {
      this.waiting = this.waiting.slice(this.first);
      this.first = 0;
    }
  }

  private noteWait(seconds: number): void {
    this.started++;
    this.waitSum += seconds;
    if (seconds === 0) this.noWait++;
    // A wait of exactly n bins belongs to the bin below: "longer than" leaves it out.
    const bin = Math.ceil((seconds * WAIT_BINS_PER_UNIT) / UNIT_SECONDS) - 1;
    this.waits[Math.min(WAIT_BINS, Math.max(0, bin))]++;
  }

  /** Brings the integrals over time up to date. */
  private count(time: number): void {
    if (time <= this.since) return;
    this.queueSeconds += (this.waiting.length - this.first) * (time - this.since);
    if (this.isBusy) this.busySeconds += time - this.since;
    this.since = time;
  }
}

/** Draws whole seconds from a law written in units, from a stream of its own. */
function drawer(law: unknown, seed: string, stream: number): () => number {
  const parsed = parseDistribution(law);
  if (!parsed.ok) throw new Error(`not a distribution: ${JSON.stringify(law)}`);
  const { distribution } = parsed;
  const random = new RandomStream().rekey(masterKey(seed), PURPOSES.test, stream);
  return () => Math.round(distribution.sample(random) * UNIT_SECONDS);
}

function sumFrom(bins: Int32Array, start: number): number {
  let sum = 0;
  for (let bin = start; bin < bins.length; bin++) sum += bins[bin];
  return sum;
}

/** Upper end, interpolated within the bin, of the waits of the first `rank` customers by length of wait. */
function quantileOf(bins: Int32Array, rank: number): number {
  let below = 0;
  let bin = 0;
  while (below + bins[bin] < rank) below += bins[bin++];
  return (bin + (rank - below) / bins[bin]) / WAIT_BINS_PER_UNIT;
}
