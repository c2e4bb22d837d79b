/** Boxes that the order at hand is to be sent in: an option each, and the units of the lines that go into it. */
export class PlannedBoxes {
  private readonly siteOfOption: Int32Array;
  count = 0;
  readonly option: number[] = [];
  pieceCount = 0;
  /** Of each piece: its box, its line, and how many units. */
  readonly box: number[] = [];
  readonly line: number[] = [];
  readonly units: number[] = [];

  constructor(siteOfOption: Int32Array) {
    this.siteOfOption = siteOfOption;
  }

  clear(): void {
    this.count = 0;
    this.pieceCount = 0;
  }

  /** The box sent by an option; a new one where there is none yet. */
  boxOf(option: number): number {
    for (let box = 0; box < this.count; box++) if (this.option[box] === option) return box;
    this.option[this.count] = option;
    return this.count++;
  }

  /** Units in the boxes sent from the node of an option, which share its hours of work; 0 where there are none. */
  unitsBeside(option: number): number {
    const { siteOfOption } = this;
    let units = 0;
    for (let piece = 0; piece < this.pieceCount; piece++) {
      if (siteOfOption[this.option[this.box[piece]]] === siteOfOption[option]) units += this.units[piece];
    }
    return units;
  }

  /** Units in a box. */
  unitsOf(box: number): number {
    let units = 0;
    for (let piece = 0; piece < this.pieceCount; piece++)
      if (this.box[piece] === box) units += this.units[piece];
    return units;
  }

  put(box: number, line: number, units: number): void {
    const piece = this.pieceCount++;
    this.box[piece] = box;
    this.line[piece] = line;
    this.units[piece] = units;
  }
}
