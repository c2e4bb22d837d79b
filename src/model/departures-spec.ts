/** When parcels of some nodes leave, as local times of the week. */
export interface DepartureRuleSpec {
  /** Positions of the nodes the rule is for, in order. */
  readonly nodes: readonly number[];
  /** Positions of the speeds whose parcels these departures carry; undefined = every speed. */
  readonly speeds?: readonly number[];
  /** Order to ready for departure [s]; undefined = the node's processing time. */
  readonly cycleSeconds?: number;
  /** Seconds after local midnight, 0 to 86400, increasing. */
  readonly times: readonly number[];
  /** Monday to Sunday: whether there are departures. */
  readonly weekdays: readonly boolean[];
  /** Local days without departures, counted from the start date. */
  readonly closedDays: readonly number[];
}

/** Hours in which a node works on customer orders. */
export interface ShiftSpec {
  readonly weekdays: readonly boolean[];
  /** Seconds after local midnight of the day the shift begins; the end may lie in the next day. */
  readonly fromSecond: number;
  readonly untilSecond: number;
  readonly unitsPerHour: number;
}

/** What some nodes can pick and pack. */
export interface OutboundCapacitySpec {
  /** Positions of the nodes the rule is for, in order. */
  readonly nodes: readonly number[];
  readonly shifts: readonly ShiftSpec[];
  /** Local days without work, counted from the start date. */
  readonly closedDays: readonly number[];
  /** Units of overtime per unit that the shifts can do, >= 0. */
  readonly overtimeShare: number;
  /** Price of a unit done in overtime [money], beyond its handling cost. */
  readonly overtimeCost: number;
}

/** When parcels are handed over in a region, on its local clock. */
export interface DeliveriesSpec {
  readonly weekdays: readonly boolean[];
  /** Seconds after local midnight; `from` <= `until`. */
  readonly fromSecond: number;
  readonly untilSecond: number;
  /** Local days without deliveries, counted from the start date. */
  readonly closedDays: readonly number[];
}

/** A promise by the calendar: `atSecond` after local midnight, `days` days after the local day of the order. */
export interface DeliverBySpec {
  readonly days: number;
  readonly atSecond: number;
}
