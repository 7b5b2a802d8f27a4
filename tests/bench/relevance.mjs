// Relevance: NDCG@10 of the judged queries and success@1 of citations (tests/relevance), beside FTS5 (bm25) on the same units;
// and the Universal Declaration: for how many of its 30 articles a Romanian query finds it in each other language.
// What is judged of the scale corpus is asked of all of it: not with --quick.
import fs from 'node:fs';
import path from 'node:path';
import { fresh, row } from './common.mjs';
import { imported } from './whole_import.mjs';

const here = new URL('../relevance/', import.meta.url);
const table = (file) => {
  const [head, ...lines] = fs.readFileSync(new URL(file, here), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
};

// Folders of the test data that hold law: `shared` of tests/relevance.
const law = ['akn-eu-it-fi', 'akn-oasis-examples', 'de-gesetze-md', 'eu-com-proposals-html', 'eu-eurlex-html', 'eu-formex-2024-903',
  'eu-gdpr-rdf-json', 'md-law-excerpts', 'ro-legi-txt', 'ro-legi-json', 'ro-portal-html', 'ro-soap-raw', 'ua-laws-json', 'udhr-html', 'uk-clml'];

const discount = (gains) => gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
const gain = (grade) => 2 ** grade - 1;

// The judged reference that a hit counts as: itself, what it stands in, or the best judged part of it. Each counts once.
function graded(refs, judged) {
  const left = new Map(judged);
  const grades = refs.map((ref) => {
    const key = [...left.keys()].filter((known) => ref === known || ref.startsWith(`${known}__`) || known.startsWith(`${ref}__`))
      .sort((a, b) => left.get(b) - left.get(a))[0];
    const grade = left.get(key) ?? 0;
    left.delete(key);
    return grade;
  });
  return grades;
}

export function ndcg(refs, judged) {
  const best = discount([...judged.values()].sort((a, b) => b - a).map(gain));
  return discount(graded(refs, judged).map(gain)) / best;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function ask(bench, what, command, rows) {
  const file = bench.file('judged-queries');
  fs.writeFileSync(file, rows.map(({ id, language, query }) => `${id}\t${language}\t${query}\n`).join(''));
  const { text } = bench.measured(what, [bench.program('bench_judged'), ...command, file]);
  return new Map(text.trimEnd().split('\n').map((line) => line.split('\t')).map(([id, ...refs]) => [id, refs]));
}

function library(bench, corpus) {
  if (corpus === 'scale') {
    imported(bench);
    return bench.data;
  }
  const lacuna = path.join(bench.build, 'lacuna'), data = bench.file('shared-data');
  const from = process.env.LACUNA_TEST_DATA ?? '../shared/data';
  fresh(data);
  bench.measured('init', [lacuna, '--data', data, 'init']);
  bench.measured('import of shared data', [lacuna, '--data', data, 'import', ...law.map((name) => path.join(from, name))]);
  return data;
}

function answers(bench, corpus, rows) {
  const data = library(bench, corpus), units = bench.file(`${corpus}-units`), fts5 = bench.file(`${corpus}-fts5`);
  bench.measured('units', [bench.program('bench_search'), 'units', data, units]);
  bench.measured('FTS5', [bench.program('bench_fts5'), 'index', units, fts5]);
  const both = { ours: ask(bench, 'judged queries', ['ours', data], rows), fts5: ask(bench, 'judged queries, FTS5', ['fts5', fts5, units], rows) };
  fresh(units);
  fresh(fts5);
  return { data, ...both };
}

const others = ['en', 'de', 'fr', 'ru', 'uk'];

function declaration(bench, data) {
  const articles = table('udhr.tsv');
  const asked = articles.flatMap(({ article, query }) => others.map((language) => ({ id: `${article} ${language}`, language, query })));
  const found = ask(bench, 'Universal Declaration', ['ours', data], asked);
  const is_it = (article) => (ref) => ref === `int/declaration/1948/udhr!art_${article}` || ref.startsWith(`int/declaration/1948/udhr!art_${article}__`);
  return others.map((language) => row(`Romanian queries that find the article of the UDHR within 5: ${language}`,
    articles.filter(({ article }) => found.get(`${article} ${language}`).slice(0, 5).some(is_it(article))).length, 'of 30', 20, 'least'));
}

export function relevance(bench) {
  const queries = table('queries.tsv'), judged = new Map(queries.map(({ id }) => [id, new Map()]));
  for (const { id, ref, grade } of table('judgements.tsv')) judged.get(id).set(ref, Number(grade));
  const got = { ours: new Map(), fts5: new Map() };
  let universal = [];
  for (const corpus of bench.quick ? ['shared'] : ['shared', 'scale']) {
    const { data, ...both } = answers(bench, corpus, queries.filter((one) => one.corpus === corpus).map((one) => ({ ...one, language: '' })));
    for (const side of Object.keys(got)) for (const [id, refs] of both[side]) got[side].set(id, refs);
    if (corpus === 'shared') universal = declaration(bench, data);
  }
  const rows = [], asked = queries.filter(({ id }) => got.ours.has(id));
  const score = (side, some) => mean(some.map(({ id }) => ndcg(got[side].get(id), judged.get(id))));
  const first = (side, some) => mean(some.map(({ id }) => (graded(got[side].get(id).slice(0, 1), judged.get(id))[0] >= 3 ? 1 : 0)));
  for (const set of ['tuning', 'apart']) {
    const of_set = asked.filter((one) => one.set === set);
    const sides = (name, some, measure) => {
      rows.push(row(`${name}, ${set}`, measure('ours', some), ''), row(`${name}, ${set}: FTS5 (bm25)`, measure('fts5', some), ''));
    };
    sides('NDCG@10', of_set, score);
    sides('success@1 of citations', of_set.filter(({ kind }) => kind === 'citation'), first);
    for (const kind of new Set(queries.map((one) => one.kind))) sides(`NDCG@10 of kind ${kind}`, of_set.filter((one) => one.kind === kind), score);
  }
  // Single results of the tuning half, to learn from; of the other half averages alone are looked at.
  const learn = asked.filter(({ set }) => set === 'tuning').map((one) => ({
    ...one, ndcg: ndcg(got.ours.get(one.id), judged.get(one.id)), fts5: ndcg(got.fts5.get(one.id), judged.get(one.id)),
    hits: got.ours.get(one.id).slice(0, 10), judged: Object.fromEntries(judged.get(one.id)),
  }));
  fs.writeFileSync(bench.file('relevance-tuning.json'), JSON.stringify(learn, null, 1));
  return [...rows, ...universal];
}
