// @ts-check
// Sorts a table by the column whose heading is pressed.
"use strict";

(() => {
  const { lang } = document.documentElement;
  const order = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLTableCellElement} heading
   */
  function sort(table, heading) {
    const descending = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const body = table.tBodies[0];
    const key = (/** @type {HTMLTableRowElement} */ row) =>
      row.cells[heading.cellIndex].textContent.trim();
    const rows = [...body.rows].map((row) => ({
      row,
      key: key(row),
      code: Number(row.dataset.code),
    }));
    rows.sort((a, b) => {
      if (!a.key !== !b.key) return a.key ? -1 : 1;
      return (descending ? -1 : 1) * order.compare(a.key, b.key) || a.code - b.code;
    });
    body.append(...rows.map(({ row }) => row));
  }

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    if (!(table instanceof HTMLTableElement)) continue;
    for (const heading of table.tHead?.rows[0].cells ?? []) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading));
      heading.append(button);
    }
  }
})();
