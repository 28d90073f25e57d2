// Buttons over a small rich text (textarea[data-riche]): bold, lists, link. The text stays what is
// typed; without this file it is a plain field.
(() => {
  "use strict";

  // Typed by the browser itself, so that Ctrl+Z takes it back.
  const ecrire = (champ, debut, fin, texte) => {
    champ.focus();
    champ.setSelectionRange(debut, fin);
    const ecrit = texte ? document.execCommand("insertText", false, texte) : document.execCommand("delete");
    if (!ecrit) {
      champ.setRangeText(texte, debut, fin, "end");
      champ.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    // After a removal at the very end, Chromium leaves the cursor on the line before.
    champ.setSelectionRange(debut + texte.length, debut + texte.length);
  };

  const gras = (champ) => {
    let { selectionStart: debut, selectionEnd: fin, value } = champ;
    // A blank inside the marks would leave them as stars.
    while (debut < fin && /\s/.test(value[debut])) debut += 1;
    while (fin > debut && /\s/.test(value[fin - 1])) fin -= 1;
    const choisi = value.slice(debut, fin);
    if (value.slice(debut - 2, debut) === "**" && value.slice(fin, fin + 2) === "**") {
      ecrire(champ, debut - 2, fin + 2, choisi);
      champ.setSelectionRange(debut - 2, fin - 2);
      return;
    }
    // Bold does not run over a line that ends a paragraph or an item.
    const mots = choisi || "texte";
    ecrire(champ, debut, fin, mots.split("\n").map((l) => l.replace(
      /^(\s*(?:[-*+]|\d+[.)])?\s*)(.*?)(\s*)$/, (_, tete, corps, queue) =>
        corps ? `${tete}**${corps}**${queue}` : `${tete}${queue}`)).join("\n"));
    if (!choisi) champ.setSelectionRange(debut + 2, debut + 2 + mots.length);
  };

  const PUCE = /^(\s*)(?:[-*+]|\d+[.)])\s+/;
  const liste = (champ, numerotee) => {
    const { value } = champ;
    const debut = value.lastIndexOf("\n", champ.selectionStart - 1) + 1;
    const suite = value.indexOf("\n", champ.selectionEnd);
    const fin = suite < 0 ? value.length : suite;
    const lignes = value.slice(debut, fin).split("\n");
    const voulue = numerotee ? /^\s*\d+[.)]\s/ : /^\s*[-*+]\s/;
    const deja = lignes.every((l) => !l.trim() || voulue.test(l)) && lignes.some((l) => l.trim());
    let rang = 0;
    const neuves = lignes.map((l) => {
      const nue = l.replace(PUCE, "$1");
      if (deja || (!l.trim() && lignes.length > 1)) return nue;
      rang += 1;
      return (numerotee ? `${rang}. ` : "- ") + nue;
    });
    // A list begins after an empty line.
    const avant = value.slice(0, debut);
    const blanc = !deja && avant.trim() && !avant.endsWith("\n\n") &&
      !PUCE.test(avant.trimEnd().split("\n").pop()) ? "\n" : "";
    ecrire(champ, debut, fin, blanc + neuves.join("\n"));
  };

  const lien = (champ) => {
    const { selectionStart: debut, selectionEnd: fin, value } = champ;
    const choisi = value.slice(debut, fin).trim();
    const adresse = /^(https?:\/\/|mailto:)\S+$/i.test(choisi) ? choisi : "https://";
    const mots = adresse === choisi || !choisi ? "texte du lien" : choisi;
    ecrire(champ, debut, fin, `[${mots}](${adresse})`);
    const ou = mots === choisi ? debut + mots.length + 3 : debut + 1;
    champ.setSelectionRange(ou, ou + (mots === choisi ? adresse : mots).length);
  };

  // Enter goes on with the list; on an empty item it ends it.
  const continuer = (champ, e) => {
    const { selectionStart: ici, selectionEnd: fin, value } = champ;
    if (ici !== fin) return;
    const debut = value.lastIndexOf("\n", ici - 1) + 1;
    const trouve = /^(\s*)([-*+]|(\d+)([.)]))\s+(.*)$/.exec(value.slice(debut, ici));
    if (!trouve) return;
    e.preventDefault();
    const [, marge, puce, numero, point, reste] = trouve;
    if (!reste) ecrire(champ, debut, ici, "");
    else ecrire(champ, ici, ici, `\n${marge}${numero ? Number(numero) + 1 + point : puce} `);
  };

  const BOUTONS = [
    ["Gras", "Gras (Ctrl+B)", gras],
    ["Liste", "Liste à puces", (c) => liste(c, false)],
    ["1, 2, 3", "Liste numérotée", (c) => liste(c, true)],
    ["Lien", "Lien", lien],
  ];
  const equiper = (champ) => {
    const barre = document.createElement("div");
    barre.className = "editeur-barre";
    barre.setAttribute("role", "toolbar");
    barre.setAttribute("aria-label", "Mise en forme");
    barre.setAttribute("aria-controls", champ.id);
    const boutons = BOUTONS.map(([mot, dit, agir], rang) => {
      const bouton = document.createElement("button");
      bouton.type = "button";
      bouton.className = "btn btn-s btn-petit";
      bouton.textContent = mot;
      bouton.title = dit;
      if (!dit.startsWith(mot)) bouton.setAttribute("aria-label", `${mot}, ${dit.toLowerCase()}`);
      bouton.tabIndex = rang ? -1 : 0;
      bouton.addEventListener("click", () => agir(champ));
      return bouton;
    });
    // One stop of the Tab key, arrows inside (ARIA toolbar).
    barre.addEventListener("keydown", (e) => {
      const pas = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      const ici = boutons.indexOf(document.activeElement);
      if (!pas || ici < 0) return;
      e.preventDefault();
      const la = (ici + pas + boutons.length) % boutons.length;
      boutons.forEach((b, rang) => { b.tabIndex = rang === la ? 0 : -1; });
      boutons[la].focus();
    });
    barre.append(...boutons);
    champ.before(barre);
    champ.addEventListener("keydown", (e) => {
      if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === "b") {
        e.preventDefault();
        gras(champ);
      } else if (e.key === "Enter" && !e.shiftKey && !e.isComposing) continuer(champ, e);
    });
  };
  document.querySelectorAll("textarea[data-riche]").forEach((champ) => {
    if (!champ.readOnly && !champ.disabled) equiper(champ);
  });
})();
