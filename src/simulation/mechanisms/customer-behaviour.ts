import type { SimulationState } from '../simulation-state.ts';
import { Cancellations } from './cancellations.ts';
import { Crowd } from './crowd.ts';
import { Returns } from './returns.ts';

/** How the customers of a run behave; undefined where the model does not say. */
export interface CustomerBehaviour {
  readonly crowd: Crowd | undefined;
  readonly cancellations: Cancellations | undefined;
  readonly returns: Returns | undefined;
}

/** Gives a run the mechanisms of the model's section `customers`. */
export function addCustomerBehaviour(state: SimulationState): CustomerBehaviour {
  const { customers } = state.network.model;
  const { cancellation, returns } = customers ?? {};
  const behaviour = {
    crowd: customers === undefined ? undefined : new Crowd(state),
    cancellations: cancellation === undefined ? undefined : new Cancellations(state, cancellation),
    returns: returns === undefined ? undefined : new Returns(state, returns),
  };
  ({ crowd: state.crowd, cancellations: state.cancellations, returns: state.returns } = behaviour);
  for (const mechanism of Object.values(behaviour))
    if (mechanism !== undefined) state.mechanisms.push(mechanism);
  return behaviour;
}
