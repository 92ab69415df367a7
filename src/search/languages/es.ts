/** What Spanish words do in a query. */
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  endings:
    'aciones amientos imientos amiento imiento ación adoras adores adora ador mente ando iendo adas ados idas idos ada ado ida ido ar er ir es as os a e o s',
  stopWords: `
  a al algo algunas algunos ante antes aquel así aunque bajo bien cada casi como cómo con contra cual cuál cuáles
  cualquier cuando cuándo cuánto cuánta cuántos de debe debo del desde donde dónde dos durante e el él ella ellas
  ellos en entre era eres es esa ese eso esta está están este esto explica explicar fue ha hace hacer hacia han hasta
  hay la las le les lo los más me mi mientras mis mismo mucho muy nada ni no nos nosotros o os otra otro para pero
  poco por porque por qué puede pueden puedo que qué quien quién se sea según ser si sí significa sin sirve sobre
  son su sus también tan tanto te tiene tienen todo todos tu tus un una unas uno unos usted ya y yo`,
  versus: /(?:^|\s)(?:vs|versus|diferencias?|comparar|comparación|en vez de|en lugar de)(?=\s|$)/u,
  or: /\s[ou]\s/u,
  comparingWords: 'vs versus diferencia diferencias comparar comparación entre vez lugar mejor',
  changedWords:
    'reemplaza reemplazó reemplazado sustituye sustituido renombrado sucesor obsoleto antiguo nombre',
  meanings: [
    {
      name: 'duration',
      asks: /cuánto tiempo|cuanto tiempo/u,
      words: ['duración', 'minutos', 'horas', 'días', 'máximo'],
      consumed: 'cuánto cuanto tiempo',
    },
    {
      name: 'cost',
      asks: /cu[aá]nto cuestan?|(?:^|\s)(?:costos?|costes?|precios?|caro|barato)(?=\s|$)/u,
      words: ['costo', 'coste', 'precio', 'gratis'],
      consumed: 'cuánto cuanto cuesta cuestan costo costos coste costes precio precios caro barato',
    },
  ],
};

export default data;
