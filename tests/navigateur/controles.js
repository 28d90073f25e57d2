/* What axe does not look at (interface.md §3.3): returns what is wrong with the page, in words. */
() => {
  const fautes = [];
  const dire = (quoi, ou) => fautes.push(`${quoi} : ${(ou?.outerHTML ?? ou ?? "").slice(0, 140)}`);
  const tous = (selecteur) => [...document.querySelectorAll(selecteur)];
  const visible = (e) => e.checkVisibility({ visibilityProperty: true });

  if (document.documentElement.lang !== "fr") dire("langue");
  if (!document.title.endsWith("Maillage")) dire("titre", document.title);
  if (tous("h1").length !== 1) dire("un seul h1", String(tous("h1").length));
  tous("[style]").forEach((e) => dire("attribut style", e));
  for (const table of tous("table")) {
    if (!table.caption?.textContent.trim()) dire("tableau sans titre", table);
    for (const titre of table.querySelectorAll("th:not([scope])")) dire("th sans scope", titre);
  }

  // `libelle`: the words of the national framework, letter for letter.
  const MUETS = "script, style, code, pre, kbd, samp, textarea, template, svg, .libelle";
  // As INSEE spells them.
  const NOMS_OFFICIELS = /Côtes?[- ]d'(Azur|Or|Armor)|Val-d'Oise/g;
  const MAL = [
    [/[\p{L}]'[\p{L}]/u, "apostrophe droite"],
    [/(?<=\p{L}|\d|\)|») [;!?»]/u, "espace ordinaire avant ; ! ? »"],
    [/(?<=\p{L}|\)|») :(?=\s|$)/u, "espace ordinaire avant :"],
    [/« /u, "espace ordinaire après «"],
    [/(?<![\p{L}\d])\d{1,3} (?=\d{3}(?![\p{L}\d]))|\d (?=[%€])/u, "espace ordinaire dans un nombre"],
    [/\.\.\./u, "trois points"],
  ];
  const textes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (textes.nextNode()) {
    const noeud = textes.currentNode;
    if (noeud.parentElement.closest(MUETS)) continue;
    const lu = noeud.data.replace(/[ \t\n]+/g, " ").replace(NOMS_OFFICIELS, "");
    for (const [motif, nom] of MAL) if (motif.test(lu)) dire(nom, lu.trim());
  }

  const ARRETS = "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), " +
    "select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";
  const entoure = (e) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(e);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const depart = document.activeElement;
  for (const e of tous(ARRETS).filter(visible)) {
    e.focus();
    if (document.activeElement !== e) continue; // in a closed dialog
    const voisins = [e, e.closest("label"), e.nextElementSibling, e.parentElement, ...(e.labels ?? [])];
    if (!voisins.some((v) => v && entoure(v))) dire("focus invisible", e);
    const { left, top, width, height } = e.getBoundingClientRect();
    const dessus = document.elementFromPoint(left + width / 2, top + height / 2);
    if (dessus && width > 1 && !e.contains(dessus) && !dessus.contains(e) &&
        getComputedStyle(dessus).position.match(/fixed|sticky/)) dire("focus caché", e);
  }
  depart?.focus?.();
  return [...new Set(fautes)];
}
