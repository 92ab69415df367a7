/** What Chinese words do in a query: particles and question words carry no meaning of their own. */
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  stopWords: `
  的 了 是 在 和 与 或 及 吗 呢 吧 啊 我 你 他 她 它 我们 你们 他们 这 那 这个 那个 哪 哪个 什么 怎么 怎样 如何 为什么
  为 何 多少 几 有 没有 不 也 都 就 还 要 会 能 可以 用 把 被 对 从 到 给 让 一个 一 个 中 上 下 里 请`,
  versus: /区别|对比|比较|差别/u,
  comparingWords: '区别 对比 比较 差别',
};

export default data;
