// @ts-check
// Buttons that copy: an example, an example as curl, a constant.
"use strict";

(() => {
  const { labels } = statusbook;

  /**
   * @param {string} label
   * @param {Element} source what is selected if the text cannot be copied
   * @param {string} text
   * @param {string} [name] what the button is called, if not as it is labelled
   */
  function copyButton(label, source, text, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = label;
    if (name) button.setAttribute("aria-label", name);
    button.addEventListener("click", () => globalThis.statusbook.copy(button, text, source));
    return button;
  }

  /** @param {string} text */
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

  /**
   * An HTTP request of an example, as a curl command.
   * @param {string} message
   * @returns {string | null}
   */
  function curl(message) {
    const [head, ...rest] = message.split("\n\n");
    const content = rest.join("\n\n").replace(/\n$/, "");
    const [start, ...lines] = head.trim().split("\n");
    const [method, target] = start.split(" ");
    if (!target || method === "CONNECT") return null;
    const fields = lines.map((line) => {
      const colon = line.indexOf(":");
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
    });
    const host =
      fields.find((field) => field.name.toLowerCase() === "host")?.value ?? "example.com";
    const parts = ["curl -i"];
    if (method === "HEAD") parts[0] = "curl -I";
    else if (method !== (content ? "POST" : "GET")) parts.push(`-X ${method}`);
    const isUpgrade = fields.some(({ name }) => name.toLowerCase() === "upgrade");
    if (isUpgrade) parts.push("--http1.1");
    if (target === "*") parts.push("--request-target '*'");
    const path = target.startsWith("/") ? target : "/";
    parts.push(quoted(/^https?:/.test(target) ? target : `https://${host}${path}`));
    for (const { name, value } of fields) {
      const isOwn =
        /^(host|content-length|transfer-encoding)$/i.test(name) ||
        (!isUpgrade && /^connection$/i.test(name));
      if (!isOwn) {
        parts.push(`-H ${quoted(value ? `${name}: ${value}` : `${name};`)}`);
      }
    }
    const length = fields.find(({ name }) => name.toLowerCase() === "content-length")?.value;
    if (content === "…" && length) {
      // So much of anything as the example is long.
      parts[0] = `head -c ${length} /dev/zero | ${parts[0]}`;
      parts.push("--data-binary @-");
    } else if (content === "…") parts.push("--data-binary @file-to-send");
    else if (content) parts.push(`--data-binary ${quoted(content)}`);
    return parts.join(" \\\n  ");
  }

  for (const figure of document.querySelectorAll("figure.listing")) {
    const code = figure.querySelector("code") ?? figure;
    const text = code.textContent ?? "";
    const tools = document.createElement("div");
    tools.className = "tools";
    const command = figure.matches("[data-message=request]") && curl(text);
    if (command) tools.append(copyButton(labels.curl, code, command));
    tools.append(copyButton(labels.copy, code, text, labels.example));
    figure.append(tools);
  }
  for (const name of document.querySelectorAll("[data-copy]")) {
    const text = name.textContent ?? "";
    const about = labels.name.replace("{name}", () => text);
    name.parentElement?.append(copyButton(labels.copy, name, text, about));
  }
})();
