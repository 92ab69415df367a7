/** The exam as its guide has it, with what on this site serves each task, and what nothing serves. */
import type { Relevance } from '../../content/schema.ts';
import type { SiteConfig } from '../../content/site-schema.ts';
import type { ComparisonPage, NotePage, Page, PracticePage, ServicePage } from '../../site/page.ts';
import type { Site } from '../../site/site.ts';

type Exam = NonNullable<SiteConfig['exam']>;

export interface SkillView {
  readonly id: string;
  readonly anchor: string;
  readonly text: string;
  readonly services: readonly ServicePage[];
  /** Names of what the skill needs and no page here teaches. */
  readonly gaps: readonly string[];
}

export interface TaskView {
  readonly id: string;
  readonly anchor: string;
  readonly name: string;
  readonly skills: readonly SkillView[];
  /** Skills that need something no page here teaches. */
  readonly gapped: number;
  /** What they need, each once. */
  readonly gaps: readonly string[];
  readonly sections: readonly NotePage[];
  readonly comparisons: readonly ComparisonPage[];
  readonly services: readonly ServicePage[];
  readonly practice: readonly PracticePage[];
}

export interface DomainView {
  readonly id: string;
  readonly anchor: string;
  readonly name: string;
  /** Percent of the marked questions. */
  readonly weight: number;
  /** Percent of the heaviest domain: the length of its bar. */
  readonly bar: number;
  readonly tasks: readonly TaskView[];
}

export interface GapView {
  readonly name: string;
  readonly text: string;
  /** Estimated percent of the exam; shares of several gaps overlap. */
  readonly share: number | undefined;
  /** Percent of the largest share: the length of its bar. */
  readonly bar: number;
  readonly skills: readonly { id: string; anchor: string | undefined }[];
  readonly services: readonly ServicePage[];
}

export interface DroppedView {
  readonly item: string;
  readonly why: string;
  readonly instead: string | undefined;
  readonly services: readonly ServicePage[];
}

export interface ExamView {
  readonly about: Exam;
  readonly domains: readonly DomainView[];
  readonly tasks: number;
  readonly skills: number;
  readonly gapped: number;
  readonly gaps: readonly GapView[];
  readonly dropped: readonly DroppedView[];
}

/** `1.2` → `task-1-2`: pages of every kind link to it. */
export const taskAnchor = (id: string): string => `task-${id.replaceAll('.', '-')}`;
export const skillAnchor = (id: string): string => `skill-${id.replaceAll('.', '-')}`;

export const RELEVANCE: readonly Relevance[] = ['core', 'useful', 'legacy'];

/** Core first, then useful, then legacy, then what nobody judged; a stable sort keeps the rest. */
export function byRelevance(a: Pick<Page, 'relevance'>, b: Pick<Page, 'relevance'>): number {
  return rank(a) - rank(b);
}
const rank = ({ relevance }: Pick<Page, 'relevance'>): number =>
  relevance ? RELEVANCE.indexOf(relevance) : RELEVANCE.length;

type Served = Pick<Site, 'config' | 'services' | 'notes' | 'comparisons' | 'practice'>;

/** The exam of a site; undefined when its notes are for no exam. */
export function examOf(site: Served): ExamView | undefined {
  const exam = site.config.exam;
  if (!exam) return undefined;
  const byId = new Map(site.services.map((service) => [service.id, service]));
  const pick = (ids: readonly string[]): ServicePage[] => ids.flatMap((id) => byId.get(id) ?? []);

  const heaviest = Math.max(...exam.domains.map((domain) => domain.weight));
  const domains = exam.domains.map(
    (domain): DomainView => ({
      id: domain.id,
      anchor: `domain-${domain.id}`,
      name: domain.name,
      weight: domain.weight,
      bar: part(domain.weight, heaviest),
      tasks: domain.tasks.map((task) => taskView(task, site, pick)),
    }),
  );
  const tasks = domains.flatMap((domain) => domain.tasks);
  const anchors = new Map(tasks.flatMap((t) => t.skills.map((skill) => [skill.id, skill.anchor])));
  const widest = Math.max(...exam.gaps.map((gap) => gap.share ?? 0));
  return {
    about: exam,
    domains,
    tasks: tasks.length,
    skills: anchors.size,
    gapped: tasks.reduce((sum, task) => sum + task.gapped, 0),
    gaps: exam.gaps.map(({ name, text, share, skills, services }) => ({
      name,
      text,
      share,
      bar: part(share ?? 0, widest),
      skills: skills.map((id) => ({ id, anchor: anchors.get(id) })),
      services: pick(services),
    })),
    dropped: exam.dropped.map(({ item, why, instead, services }) => ({
      item,
      why,
      instead,
      services: pick(services),
    })),
  };
}

function taskView(
  task: Exam['domains'][number]['tasks'][number],
  site: Served,
  pick: (ids: readonly string[]) => ServicePage[],
): TaskView {
  const named = new Set(task.skills.flatMap((skill) => skill.services));
  const serves = (page: Page): boolean => page.exam.includes(task.id);
  const gapped = task.skills.filter((skill) => skill.gaps.length > 0);
  return {
    id: task.id,
    anchor: taskAnchor(task.id),
    name: task.name,
    skills: task.skills.map(({ id, text, services, gaps }) => ({
      id,
      anchor: skillAnchor(id),
      text,
      services: pick(services),
      gaps,
    })),
    gapped: gapped.length,
    gaps: [...new Set(gapped.flatMap((skill) => skill.gaps))],
    sections: site.notes.filter(serves).sort(byRelevance),
    comparisons: site.comparisons.filter(serves).sort(byRelevance),
    practice: site.practice.filter(serves),
    // A service serves a task by its own word, or because a skill of the task names it.
    services: site.services
      .filter((service) => serves(service) || named.has(service.id))
      .sort(byRelevance),
  };
}

/** Percent of a whole, to one decimal; nothing of nothing is nothing. */
const part = (value: number, whole: number): number =>
  whole > 0 ? Math.round((value / whole) * 1000) / 10 : 0;
