export * from './domain/commands.ts';
export { type CooperationEvent, cooperationDecider, decideInAccounts } from './domain/decide.ts';
export * from './domain/events.ts';
export * as cooperationRefusals from './domain/refusals.ts';
export { type CooperationState, noCooperation } from './domain/state.ts';
export { type Terms, TermsSchema } from './domain/terms.ts';
export { DerivedView } from './domain/view.ts';
export { cooperationRegister } from './projections/register.ts';
