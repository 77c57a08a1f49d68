import { withinXmlBounds } from './xml-bounds.ts';

const BOUNDS = { elements: 3, tag: 20, text: 10 };

describe('the bounds of XML', () => {
  test.each([
    ['nothing', '', true],
    ['as many elements as may be', '<a><b/><c></c></a>', true],
    ['an element too many', '<a><b/><c></c><d/></a>', false],
    ['as long a tag as may be', `<a b="${'x'.repeat(11)}"/>`, true],
    ['a tag too long', `<a b="${'x'.repeat(12)}"/>`, false],
    ['as long a text as may be', `<a>${'x'.repeat(10)}</a>`, true],
    ['a text too long', `<a>${'x'.repeat(11)}</a>`, false],
    ['a tag that never ends', `<a>x<b ${'x'.repeat(30)}`, true],
    ['no markup at all', 'x'.repeat(30), true],
  ])('%s', (_, xml, within) => {
    expect(withinXmlBounds(xml, BOUNDS)).toBe(within);
  });
});
