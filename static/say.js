// @ts-check
// Fills in labels. The build puts it before the scripts that have labels to fill in.
"use strict";

/**
 * A label with its values for `{name}`; of one with plural forms that of `count`.
 * @param {Label} label
 * @param {Record<string, string | number>} values
 */
globalThis.statusbook.say = (label, values) => {
  const { lang } = document.documentElement;
  const form = () => new Intl.PluralRules(lang).select(Number(values.count));
  const text = typeof label === "string" ? label : (label[form()] ?? label.other);
  return text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
};
