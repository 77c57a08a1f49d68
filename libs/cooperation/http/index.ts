export { AccessHttpModule } from './access/access-http.module.ts';
export type { KeyAnswer, KeyMadeAnswer, KeysAnswer } from './access/answers.ts';
export type { BookView, CooperationsAnswer, HealthAnswer } from './answers.ts';
export { CooperationHttpModule } from './cooperation-http.module.ts';
export { ApiDescription } from './docs.controller.ts';
export * from './edge/index.ts';
export { describeApi } from './openapi.ts';
export { SCHEMAS } from './schemas.ts';
