// What is not yours does not exist: 404, in no list, no count, no search; the public chain needs no account.
import { data, signIn, status } from "../steps.mjs";

export const title = "a ministry reads the chain without an account; coalition and restricted records do not exist for others";

async function gapNumbers(page) {
  const numbers = new Map();
  for (const gap of (await data(page, "/gaps")).gaps) numbers.set(gap.number, gap.href);
  return numbers;
}

export default async function ({ server, person, assert, assertEqual }) {
  const member = await person();
  await signIn(member, server, "demo-member");
  const town = await person();
  await signIn(town, server, "demo-town");
  const ministry = await person();
  await signIn(ministry, server, "demo-ministry");
  const visitor = await person();

  const coalition = (await gapNumbers(member)).get("G-23");
  const restricted = (await gapNumbers(town)).get("G-24");
  assert(coalition && restricted, "the demo has a coalition gap and a restricted one");
  const cases = [
    ["the author's coalition", member, coalition, 200], ["another kind of organisation", town, coalition, 404],
    ["a ministry", ministry, coalition, 404], ["a visitor", visitor, coalition, 404],
    ["its author", town, restricted, 200], ["an organisation that it names", ministry, restricted, 200],
    ["a coalition that it does not name", member, restricted, 404], ["a visitor", visitor, restricted, 404],
  ];
  for (const [who, page, href, wanted] of cases) {
    assertEqual(await status(page, href), wanted, `${href} for ${who}`);
    assertEqual(await status(page, `${href}.json`), wanted, `${href}.json for ${who}`);
  }
  for (const [who, page] of [["a visitor", visitor], ["the town", town]])
    assert(!(await gapNumbers(page)).has("G-23"), `the register of ${who} has no coalition gap`);
  for (const [who, page] of [["a visitor", visitor], ["the coalition", member]])
    assert(!(await gapNumbers(page)).has("G-24"), `the register of ${who} has no restricted gap`);

  const counts = async (page) => (await data(page, "/")).gaps.count;
  const listed = async (page) => (await data(page, "/gaps")).total;
  for (const page of [visitor, member, town, ministry]) assertEqual(await counts(page), await listed(page), "the count on the first page is that of the register");
  for (const [title, allowed, others] of [["Programul punctelor de informare", member, [visitor, town, ministry]], ["locuri de grădiniță sunt libere", town, [visitor, member]]]) {
    const path = `/search?q=${encodeURIComponent(`"${title}"`)}`;
    assert((await data(allowed, path)).total > 0, `whoever may see it finds "${title}"`);
    for (const page of others) assertEqual((await data(page, path)).total, 0, `others do not find "${title}"`);
  }

  const first = (await data(visitor, "/gaps")).gaps.find((gap) => gap.number === "G-9");
  await visitor.goto(first.href);
  for (const part of ["#provisions .linked", "#evidence", "#asks", "#positions", ".statement", ".lamps"])
    assert(await visitor.locator(part).first().isVisible(), `a visitor sees ${part}`);
  const shown = (await data(visitor, first.href)).evidence.length;
  assert((await data(member, first.href)).evidence.length > shown, "evidence of the coalition stays there");
  assertEqual(await visitor.locator("a[href$='/edit'], a[href$='/asks/new']").count(), 0, "a visitor is offered nothing that is refused");
}
