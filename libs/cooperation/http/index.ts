export type { BookView, CooperationsAnswer, HealthAnswer } from './answers.ts';
export { CooperationHttpModule } from './cooperation-http.module.ts';
export * from './edge/index.ts';
