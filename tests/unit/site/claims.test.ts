import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../../src/site/load.ts';

const claims = parse(readFileSync('tests/fixtures/claims.yaml', 'utf8')) as Record<string, string>;
const site = loadSite('content');

describe('every claim of the notes is taught somewhere one can point at', () => {
  test('all of them are in the ledger: 270 claims, five empty headings and a remark', () => {
    expect(Object.keys(claims)).toHaveLength(276);
  });

  test('each leads to a heading or callout that exists', () => {
    const lost = Object.entries(claims).filter(([, target]) => {
      const [page, anchor = ''] = target.split('#');
      return !site.addresses.get(`/${page}/`)?.has(anchor);
    });
    expect(lost).toEqual([]);
  });
});

describe('the exam', () => {
  const tasks = (site.config.exam?.domains ?? []).flatMap((domain) =>
    domain.tasks.map(({ id, skills }) => ({ id, skills, domain })),
  );

  test('has something for each of its 120 skills', () => {
    const skills = tasks.flatMap((task) => task.skills);
    expect(skills).toHaveLength(120);
    expect(skills.filter(({ services, gaps }) => services.length === 0 || gaps.length > 0)).toEqual(
      [],
    );
  });

  test('finds its tips and practice questions spread as it weighs its domains', () => {
    const domainOf = (task: string | undefined) => tasks.find(({ id }) => id === task)?.domain;
    const tips = Map.groupBy(site.tips, ({ page }) => domainOf(page.exam[0]));
    const questions = Map.groupBy(questionPages(), (page) => domainOf(page.exam[0]));
    const rows = (site.config.exam?.domains ?? []).map((domain) => ({
      domain: domain.name,
      weight: domain.weight,
      tips: share(tips.get(domain)?.length, site.tips.length),
      questions: share(questions.get(domain)?.length, questionPages().length),
    }));
    console.table(rows);
    for (const row of rows) {
      expect(Math.abs(row.questions - row.weight), row.domain).toBeLessThan(3);
      expect(Math.abs(row.tips - row.weight), row.domain).toBeLessThan(6);
    }
  });

  test('has at least two questions for every task', () => {
    const asked = questionPages().map((page) => page.exam[0]);
    const few = tasks.filter(({ id }) => asked.filter((one) => one === id).length < 2);
    expect(few.map(({ id }) => id)).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(80);
  });
});

/** The page of every practice question, once a question. */
const questionPages = () =>
  site.practice.flatMap((page) =>
    page.outline.callouts.filter(({ kind }) => kind === 'question').map(() => page),
  );
const share = (count = 0, all: number): number => Math.round((1000 * count) / all) / 10;

describe('the content', () => {
  test('has all 23 sections of the notes, and what the exam asks beyond them', () => {
    expect(site.notes.filter(({ beyondNotes }) => !beyondNotes)).toHaveLength(23);
    expect(site.notes.filter(({ beyondNotes }) => beyondNotes).length).toBeGreaterThan(7);
    expect(site.services.length).toBeGreaterThanOrEqual(62);
  });

  test('highlights something on every section, comparison and service', () => {
    const silent = [...site.notes, ...site.comparisons, ...site.services].filter(
      (page) => !page.outline.callouts.some(({ kind }) => kind === 'exam'),
    );
    expect(silent.map(({ address }) => address)).toEqual([]);
  });

  test('asks a question in every tip', () => {
    expect(site.tips.filter(({ question }) => !question.endsWith('?'))).toEqual([]);
  });

  test('names sources and a date on every page; a practice question names its own', () => {
    const bare = site.pages.filter(
      ({ kind, sources, verified }) => (sources.length === 0 && kind !== 'practice') || !verified,
    );
    expect(bare.map(({ address }) => address)).toEqual([]);
    const unsourced = site.practice.flatMap(({ outline }) =>
      outline.callouts.filter(({ kind, text }) => kind === 'question' && !text.includes('Source:')),
    );
    expect(unsourced.map(({ title }) => title)).toEqual([]);
  });

  test('says of every section how much it matters today', () => {
    expect(site.notes.filter(({ relevance }) => !relevance).map(({ address }) => address)).toEqual(
      [],
    );
  });

  test('keeps titles and summaries short enough to be read in a list', () => {
    const long = site.pages.filter(
      ({ title, summary }) => title.length > 60 || summary.length > 160,
    );
    expect(long.map(({ address }) => address)).toEqual([]);
  });
});
