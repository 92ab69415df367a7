/**
 * The theme a reader chose, set before the first paint so that nothing flashes. It runs inline in
 * `<head>`; the content security policy allows exactly this text by its hash.
 */
export const THEME_SCRIPT =
  "try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}";
