// What a reader brings to the home page besides typing: files, chosen or dropped, and dragged text.
"use strict";

window.MasalikTaking = (() => {
  /** The text of a file in UTF-8 or, failing that, in the older Arabic encoding of Windows. */
  async function decoded(chosen) {
    const bytes = await chosen.arrayBuffer();
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1256", { fatal: true }).decode(bytes);
    }
  }

  /** Lets files and texts be dropped anywhere on an element; while one is held over it, it shows so. */
  function drops(element, takeFile, takeText) {
    const holds = (moved) => [...moved.dataTransfer.types].some((type) => type === "Files" || type === "text/plain");
    element.addEventListener("dragover", (moved) => {
      if (!holds(moved)) return;
      moved.preventDefault();
      element.classList.add("is-dropping");
    });
    for (const name of ["dragleave", "drop", "dragend"]) element.addEventListener(name, () => element.classList.remove("is-dropping"));
    element.addEventListener("drop", (dropped) => {
      const [first] = dropped.dataTransfer.files;
      const text = dropped.dataTransfer.getData("text/plain");
      if (!first && (!text || dropped.target.tagName === "TEXTAREA")) return;
      dropped.preventDefault();
      if (first) takeFile(first);
      else takeText(text);
    });
  }

  return Object.freeze({ decoded, drops });
})();
