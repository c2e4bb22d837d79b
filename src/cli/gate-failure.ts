/** A gate did not pass. Everything has been printed; only the exit code 1 is left to give. */
export class GateFailure extends Error {
  constructor() {
    super('a gate did not pass');
    this.name = 'GateFailure';
  }
}
