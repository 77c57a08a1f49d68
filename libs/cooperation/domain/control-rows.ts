/** What the names of the findings of control begin with: a row for each thing, so that one more thing touches no other. */
export const CONTROL_ROWS = 'control ';
