import { gammaVariate } from '../../random/gamma-variate.ts';
import { hashText } from '../../random/hash-text.ts';
import { inverseNormal } from '../../random/inverse-normal.ts';
import type { MasterKey } from '../../random/master-key.ts';
import { PURPOSES, RandomStream } from '../../random/random-stream.ts';
import { levelForecast } from './level-forecast.ts';
import { standardPath } from './standard-path.ts';

/** What levels and forecasts of them are drawn from, by item. */
export interface LevelParameters {
  readonly itemKey: Int32Array;
  readonly variance: Float64Array;
  readonly known: Float64Array;
  readonly commonShare: number;
}

/** Third word of the key of a draw. */
const OWN = 0;
const COMMON = 1;
const EVENT_OWN = 2;
const EVENT_COMMON = 3;
const FIRST_SALE = 4;

const NOTHING_KNOWN = new Float64Array(0);

/**
 * Levels of items by week and how they come to be known, in one replication: a value that belongs to the item and one
 * that all items share, weighted to the common share of the variance.
 */
export class ItemLevels {
  private readonly parameters: LevelParameters;
  private readonly master: MasterKey;
  private readonly random = new RandomStream();
  private readonly own: Float64Array;
  private readonly common: (Float64Array | undefined)[] = [];
  private readonly ownWeight: number;
  private readonly commonWeight: number;

  constructor(parameters: LevelParameters, master: MasterKey) {
    this.parameters = parameters;
    this.master = master;
    this.own = new Float64Array(parameters.known.length + 1);
    this.ownWeight = Math.sqrt(1 - parameters.commonShare);
    this.commonWeight = Math.sqrt(parameters.commonShare);
  }

  /** The true level of an item in a week, >= 0, mean 1. */
  level(item: number, week: number): number {
    const variance = this.parameters.variance[item];
    if (variance === 0) return 1;
    this.random.rekey(this.master, PURPOSES.forecast, this.parameters.itemKey[item], week, OWN);
    standardPath(NOTHING_KNOWN, this.random, this.own);
    return levelForecast(variance, 1, this.mixed(this.own[0], this.commonPath(week)[0]));
  }

  /** Writes the forecasts of an item's level in a week made 0, 1, 2 … weeks before it. */
  forecasts(item: number, week: number, byLead: Float64Array): void {
    const { variance, known, itemKey } = this.parameters;
    if (variance[item] === 0) {
      byLead.fill(1, 0, known.length);
      return;
    }
    this.random.rekey(this.master, PURPOSES.forecast, itemKey[item], week, OWN);
    standardPath(known, this.random, this.own);
    const common = this.commonPath(week);
    for (let lead = 0; lead < known.length; lead++) {
      const value = this.mixed(this.own[1 + lead], common[1 + lead]);
      byLead[lead] = levelForecast(variance[item], known[lead], value);
    }
  }

  /** True factor of a demand event for an item over the factor that the model says, mean 1. */
  eventSurprise(item: number, event: string, fromDay: number, deviation: number): number {
    const key = hashText(event);
    const { master, random } = this;
    random.rekey(master, PURPOSES.forecast, this.parameters.itemKey[item], key, EVENT_OWN, fromDay);
    const own = inverseNormal(random.uniform());
    random.rekey(master, PURPOSES.forecast, 0, key, EVENT_COMMON, fromDay);
    const value = this.mixed(own, inverseNormal(random.uniform()));
    return levelForecast(deviation * deviation, 1, value);
  }

  /** True mean demand of a new item over the model's: gamma with mean 1. */
  firstSaleFactor(item: number, cv2: number): number {
    this.random.rekey(this.master, PURPOSES.forecast, this.parameters.itemKey[item], 0, FIRST_SALE);
    return gammaVariate(1 / cv2, this.random) * cv2;
  }

  private mixed(own: number, common: number): number {
    return this.ownWeight * own + this.commonWeight * common;
  }

  private commonPath(week: number): Float64Array {
    const made = this.common[week];
    if (made !== undefined) return made;
    const { known } = this.parameters;
    const path = new Float64Array(known.length + 1);
    standardPath(known, this.random.rekey(this.master, PURPOSES.forecast, 0, week, COMMON), path);
    this.common[week] = path;
    return path;
  }
}
