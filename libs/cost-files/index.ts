export { type ColumnName, type CostFileMapping, CostFileMappingSchema } from './mapping.ts';
export { type BadRow, type CategoryTotal, type CostFilePreview, costLinesOf, previewCostFile } from './preview.ts';
export * as costFileRefusals from './refusals.ts';
