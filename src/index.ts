export type { Progress } from './application/campaign-progress.ts';
export { type CheckOptions, type CheckOutcome, checkExperiment } from './application/check-experiment.ts';
export { initProject } from './application/init-project.ts';
export { type ListedPlugin, listPlugins } from './application/list-plugins.ts';
export {
  type OptimizeOptions,
  type OptimizeOutcome,
  optimizeExperiment,
} from './application/optimize-experiment.ts';
export { renderReport } from './application/render-report.ts';
export {
  type ExperimentOutcome,
  type RunExperimentOptions,
  runExperiment,
} from './application/run-experiment.ts';
export { type RunModelOptions, runModel } from './application/run-model.ts';
export { type RunOneOptions, runOne, type SingleRun } from './application/run-one.ts';
export { sweepExperiment } from './application/sweep-experiment.ts';
export { type ValidateOptions, type Validation, validateFile } from './application/validate-file.ts';
export { EventQueue } from './engine/event-queue.ts';
export { type EventFeed, runEvents } from './engine/run-events.ts';
export type { Optimum } from './experiment/optimum.ts';
export type { Result } from './experiment/result.ts';
export { InvariantError } from './foundation/invariant.ts';
export { formatIssue, InputError, type Issue, type Place } from './foundation/issue.ts';
export {
  type ImportOrdersOptions,
  type ImportOrdersResult,
  importOrders,
} from './import/import-orders.ts';
export { loadModel } from './model/load-model.ts';
export type { Model, PolicySpec } from './model/model.ts';
export type { Override } from './model/override.ts';
export { type CutOff, cutOffCsv, cutOffs } from './network/cut-offs.ts';
export { compileNetwork, type Network } from './network/network.ts';
export {
  type CellSummary,
  type ItemSummary,
  type NodeSummary,
  type RunSummary,
  type SpeedSummary,
  type StockSummary,
  summarizeRun,
} from './observation/summarize-run.ts';
export { type AllocationPolicy, defineAllocationPolicy } from './policies/allocation/allocation-policy.ts';
export {
  defineFulfillmentPolicy,
  type FulfillmentPolicy,
  type OptionView,
} from './policies/fulfillment/fulfillment-policy.ts';
export { loadPolicy } from './policies/load-policy.ts';
export {
  defineMarkdownPolicy,
  type MarkdownPolicy,
  type MarkdownState,
} from './policies/markdown/markdown-policy.ts';
export { durationParameter, reviewParameter } from './policies/parameters.ts';
export {
  defineRebalancingPolicy,
  type RebalancedStock,
  type RebalancingPolicy,
} from './policies/rebalancing/rebalancing-policy.ts';
export {
  defineItemPolicy,
  defineStockPolicy,
  type ReplenishmentPolicy,
  type StockFacts,
  type StockState,
} from './policies/replenishment/replenishment-policy.ts';
export {
  defineSourcingPolicy,
  type SourcingPolicy,
  type SourcingState,
} from './policies/sourcing/sourcing-policy.ts';
export { DISTRIBUTIONS, parseDistribution } from './random/distributions/catalogue.ts';
export { type MasterKey, masterKey } from './random/master-key.ts';
export { PURPOSES, RandomStream } from './random/random-stream.ts';
export { formatComparisonTable } from './report/comparison-table.ts';
export { formatGates } from './report/gate-documents.ts';
export { formatOptimum } from './report/optimum-text.ts';
export { formatSweep } from './report/sweep-text.ts';
export { verdictTexts } from './report/verdict-sentence.ts';
export type { VerdictText } from './report/verdict-text.ts';
export { DAILY_COLUMNS } from './simulation/daily-series.ts';
export { DecisionError } from './simulation/decision-error.ts';
export { EVENT } from './simulation/layout.ts';
export { preparePolicy } from './simulation/prepare-policy.ts';
export type { PreparedPolicy } from './simulation/prepared-policy.ts';
export type { RunObserver } from './simulation/run-observer.ts';
export { type RunOutcome, type SimulateOptions, simulate } from './simulation/simulate.ts';
