import type { Cell } from '../table.ts';
import { shownNumber } from './decimal.ts';

/** A cell as text: blanks around it off, blanks of any kind within as one. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.replace(/\s+/g, ' ').trim();
  return 'date' in cell ? cell.date : (shownNumber(cell.number) ?? cell.number);
}
