/** What the parts of an address name; a `/` inside one is written %2F. */
export const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  municipality: 'Municipality number, four digits.',
  version: 'Id of the version.',
  amends: 'Id of the version that is amended.',
  body: 'Id of the body.',
  decision: 'Id of the decision; a slash in it is written %2F.',
  key: 'Id of the key.',
  service: 'Id of the service.',
  transfer: 'Reference of the employment.',
  notice: 'Id of the notice.',
  meeting: 'Id of the meeting; a slash in it is written %2F.',
  followUp: 'Id of the follow-up; a slash in it is written %2F.',
  measure: 'Id of the measure.',
  contract: 'Id of the contract.',
  procurement: 'Id of the procurement.',
  year: 'The accounting or budget year.',
  line: 'Id of the line in its year; a slash in it is written %2F.',
};
