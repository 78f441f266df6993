// Copying what is pasted into other pages.
"use strict";

(() => {
  /** Copies a text; where the clipboard is not to be had the text is chosen, so that a key copies it. */
  async function copy(field) {
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }

  for (const button of document.querySelectorAll(".sharing .copy")) {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!(await copy(button.parentElement.querySelector("textarea")))) return;
      button.textContent = button.dataset.copied;
      setTimeout(() => {
        button.textContent = words;
      }, 2000);
    });
  }
})();
