/** What Portuguese words do in a query. */
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  endings:
    'amentos imentos amento imento adoras adores adora ador mente ando endo indo adas ados idas idos ada ado ida ido ções ção ões ar er ir es as os a e o s',
  stopWords: `
  a à ao aos algo alguns ante antes aquele aquilo as às assim até cada com como contra da das de dela dele deles
  depois desde deve do dos durante e é ela elas ele eles em entre era essa esse esta está estão este eu explica
  explicar faz fazer foi há isso isto já lhe mais mas me mesmo meu minha muito na nas não nem no nos nós nossa nosso
  o onde os ou para pela pelo pelos pode podem por porque por que posso qual quais qualquer quando quanto quantos
  que quem são se seja sem ser serve seu seus significa só sobre sua suas também tão te tem têm todo todos tu um uma
  umas uns você vocês`,
  versus: /(?:^|\s)(?:vs|versus|diferenças?|comparar|comparação|em vez de)(?=\s|$)/u,
  or: /\sou\s/u,
  comparingWords: 'vs versus diferença diferenças comparar comparação entre vez melhor',
  changedWords:
    'substitui substituiu substituído renomeado sucessor obsoleto antigo antigamente nome',
  meanings: [
    {
      name: 'duration',
      asks: /quanto tempo/u,
      words: ['duração', 'minutos', 'horas', 'dias', 'máximo'],
      consumed: 'quanto tempo',
    },
    {
      name: 'cost',
      asks: /quanto custam?|(?:^|\s)(?:custos?|preços?|caro|barato)(?=\s|$)/u,
      words: ['custo', 'preço', 'grátis'],
      consumed: 'quanto custa custam custo custos preço preços caro barato',
    },
  ],
};

export default data;
