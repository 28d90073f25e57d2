// Keyboard shortcuts: loaded only for who has not switched them off.
(() => {
  "use strict";
  const liste = document.getElementById("raccourcis");
  const liens = new Map([...liste.querySelectorAll("[data-touches]")].map((a) => [a.dataset.touches, a.href]));
  let premiere = "", oubli;

  const chercher = () => {
    const champ = [...document.querySelectorAll("[data-recherche]")].find((c) => c.checkVisibility());
    if (champ) { champ.focus(); champ.select(); return; }
    const menu = document.querySelector(".haut-menu"); // on a phone the box is in the menu
    menu.open = true;
    menu.querySelector("[data-recherche]").focus();
  };

  document.addEventListener("keydown", (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.repeat) return;
    if (e.target.closest("input, select, textarea, [contenteditable], dialog")) return;
    const touche = premiere ? `${premiere} ${e.key}` : e.key;
    clearTimeout(oubli);
    premiere = "";
    if (liens.has(touche)) location.assign(liens.get(touche));
    else if (touche === "/") chercher();
    else if (touche === "?") liste.showModal();
    else if ([...liens.keys()].some((t) => t.startsWith(`${touche} `))) {
      premiere = touche;
      oubli = setTimeout(() => { premiere = ""; }, 1500);
      return;
    } else return;
    e.preventDefault(); // « / » must not be typed in the box, nor search in the page
  });
})();
