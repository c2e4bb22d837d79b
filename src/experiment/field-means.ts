/** Means of the numeric fields of things listed in the same order by every replication, such as items. */
export class FieldMeans<Field extends string> {
  private readonly fields: readonly Field[];
  /** By thing, then field. */
  private readonly sums: Float64Array;
  private replications = 0;

  constructor(fields: readonly Field[], thingCount: number) {
    this.fields = fields;
    this.sums = new Float64Array(thingCount * fields.length);
  }

  /** Adds one replication. Sums depend on the order of replications in their last digits. */
  add(things: readonly Readonly<Record<Field, number>>[]): void {
    let place = 0;
    for (const thing of things) {
      for (const field of this.fields) this.sums[place++] += thing[field];
    }
    this.replications += 1;
  }

  /** NaN where the field has no meaning in some replication. */
  mean(thing: number, field: Field): number {
    return this.sums[thing * this.fields.length + this.fields.indexOf(field)] / this.replications;
  }
}
