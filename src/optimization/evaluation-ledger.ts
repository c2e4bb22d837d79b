import { invariant } from '../foundation/invariant.ts';
import type { Evaluation } from './evaluation.ts';
import type { Objective, Responses } from './objective.ts';

/** What one point gave in one replication. */
interface Run {
  readonly value: number;
  readonly slacks: readonly number[];
}

/**
 * Asks an objective at most `runBudget` values and remembers every answer, so that nothing is asked twice.
 * History is in the order of the questions, whatever the order of the answers.
 */
export class EvaluationLedger {
  readonly history: Evaluation[] = [];
  private runs = 0;
  private prices: readonly number[] = [];
  private readonly objective: Objective;
  private readonly runBudget: number;
  private readonly runsByPoint = new Map<string, Map<number, Run>>();

  constructor(objective: Objective, runBudget: number) {
    this.objective = objective;
    this.runBudget = runBudget;
  }

  /** Objective values asked for so far. */
  get runCount(): number {
    return this.runs;
  }

  /** Whether what is not yet known of these points fits in the rest of the budget. */
  canAfford(points: readonly (readonly number[])[], replications: readonly number[]): boolean {
    const missing = distinct(points).map((point) => this.missing(point, replications).length);
    return missing.reduce((sum, count) => sum + count, this.runs) <= this.runBudget;
  }

  /** Whether anything is known of this point. */
  knows(point: readonly number[]): boolean {
    return this.runsByPoint.has(keyOf(point));
  }

  /** Those of `replications` that are known of the point. */
  known(point: readonly number[], replications: readonly number[]): number[] {
    const runs = this.runsByPoint.get(keyOf(point));
    return replications.filter((replication) => runs?.has(replication));
  }

  /** One point: see evaluateAll. */
  async evaluate(point: readonly number[], replications: readonly number[]): Promise<Evaluation> {
    const [evaluation] = await this.evaluateAll([point], replications);
    return evaluation;
  }

  /**
   * Evaluates each point over the same replications, asking only for what is missing, all at once.
   * @throws InvariantError beyond the budget, or when the objective answers with something else than it was asked for
   */
  async evaluateAll(
    points: readonly (readonly number[])[],
    replications: readonly number[],
  ): Promise<Evaluation[]> {
    invariant(this.canAfford(points, replications), () => `the budget of ${this.runBudget} runs is exceeded`);
    const questions = distinct(points)
      .map((point) => ({ point, missing: this.missing(point, replications) }))
      .filter(({ missing }) => missing.length > 0);
    for (const { missing } of questions) this.runs += missing.length;
    const answers = await Promise.all(
      questions.map(({ point, missing }) => this.objective([...point], missing)),
    );
    for (const [index, { point, missing }] of questions.entries()) {
      this.record(point, missing, answers[index]);
      this.history.push(this.summary(point, replications));
    }
    return points.map((point) => this.summary(point, replications));
  }

  private missing(point: readonly number[], replications: readonly number[]): number[] {
    const runs = this.runsByPoint.get(keyOf(point));
    return replications.filter((replication) => !runs?.has(replication));
  }

  private record(
    point: readonly number[],
    replications: readonly number[],
    answer: readonly number[] | Responses,
  ): void {
    const { values, constraints } = 'constraints' in answer ? answer : { values: answer, constraints: [] };
    const lists = [values, ...constraints.map(({ slacks }) => slacks)];
    invariant(
      lists.every((list) => list.length === replications.length && list.every(Number.isFinite)),
      () => `the objective must give ${replications.length} finite values at (${point.join(', ')})`,
    );
    const prices = constraints.map(({ price }) => price);
    if (this.runsByPoint.size === 0) this.prices = prices;
    invariant(
      prices.length === this.prices.length && prices.every((price, index) => price === this.prices[index]),
      () => 'the objective must have the same constraints and prices at every point',
    );
    const runs = this.runsByPoint.get(keyOf(point)) ?? new Map<number, Run>();
    this.runsByPoint.set(keyOf(point), runs);
    for (const [index, replication] of replications.entries()) {
      runs.set(replication, {
        value: values[index],
        slacks: constraints.map(({ slacks }) => slacks[index]),
      });
    }
  }

  private summary(point: readonly number[], replications: readonly number[]): Evaluation {
    const known = this.runsByPoint.get(keyOf(point));
    const runs = replications.map((replication) => {
      const run = known?.get(replication);
      invariant(run !== undefined, () => `replication ${replication} of (${point.join(', ')}) is not known`);
      return run;
    });
    const n = runs.length;
    const values = runs.map(({ value }) => value);
    const shortfalls = this.prices.map((_, constraint) =>
      Math.max(0, -mean(runs.map(({ slacks }) => slacks[constraint]))),
    );
    return {
      point: [...point],
      replications: [...replications],
      values,
      estimate: mean(values),
      n,
      penalty: shortfalls.reduce((sum, shortfall, index) => sum + this.prices[index] * shortfall, 0),
      feasible: shortfalls.every((shortfall) => shortfall === 0),
    };
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function keyOf(point: readonly number[]): string {
  return point.join(',');
}

function distinct(points: readonly (readonly number[])[]): (readonly number[])[] {
  return [...new Map(points.map((point) => [keyOf(point), point])).values()];
}
