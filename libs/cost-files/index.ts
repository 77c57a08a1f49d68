export { type ColumnName, type CostFileMapping, CostFileMappingSchema } from './mapping.ts';
export {
  type BadRow,
  type CategoryTotal,
  type CostFilePreview,
  costLinesOf,
  mappingProblem,
  previewCostFile,
} from './preview.ts';
export * as costFileRefusals from './refusals.ts';
