export * from './port.ts';
export * from './sqlite/index.ts';
export { type BookProblem, verifyBook } from './verify.ts';
