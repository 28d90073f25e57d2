// Suggestions under the search box and under the fields that name a row. Without this file the
// box is a plain form, and a field takes the text that one types.
(() => {
  "use strict";
  const CELLULE = (location.pathname.match(/^\/c\/[^/]+\//) || [])[0];
  if (!CELLULE) return;
  const creer = (balise, attributs, texte) => {
    const noeud = document.createElement(balise);
    Object.entries(attributs).forEach(([nom, valeur]) => noeud.setAttribute(nom, valeur));
    if (texte) noeud.textContent = texte;
    return noeud;
  };
  let numero = 0;

  // Editable combobox, list autocomplete with manual selection (ARIA Authoring Practices).
  const brancher = (champ) => {
    const liste = creer("ul", { role: "listbox", id: `choix-${++numero}`, class: "choix-liste", "aria-label": "Suggestions" });
    const annonce = creer("p", { role: "status", class: "vh" });
    liste.hidden = true;
    champ.after(liste, annonce);
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": liste.id })
      .forEach(([nom, valeur]) => champ.setAttribute(nom, valeur));
    const adresse = CELLULE + (champ.dataset.choix ? `choisir/${champ.dataset.choix}/` : "rechercher/suggestions/");
    let attente, demande, resultats = [], rang = -1;

    const pointer = (n) => {
      rang = n;
      [...liste.children].forEach((option, i) => option.setAttribute("aria-selected", i === n));
      if (n < 0) { champ.removeAttribute("aria-activedescendant"); return; }
      champ.setAttribute("aria-activedescendant", liste.children[n].id);
      liste.children[n].scrollIntoView({ block: "nearest" });
    };
    const fermer = () => {
      clearTimeout(attente);
      if (demande) demande.abort();
      liste.hidden = true;
      champ.setAttribute("aria-expanded", "false");
      pointer(-1);
    };
    const choisir = (resultat) => {
      fermer();
      if (resultat.adresse) { location.assign(resultat.adresse); return; }
      champ.value = resultat.valeur;
      annonce.textContent = `${resultat.nom} : choix fait`;
      champ.dispatchEvent(new Event("change", { bubbles: true }));
      suivante(champ);
    };
    const montrer = (recus) => {
      resultats = recus;
      liste.replaceChildren(...recus.map((r, i) => {
        const option = creer("li", { role: "option", id: `${liste.id}-${i}`, "aria-selected": "false" }, r.nom);
        option.append(creer("small", {}, [r.detail, r.mention].filter(Boolean).join(", ")));
        option.addEventListener("mousedown", (e) => { e.preventDefault(); choisir(r); });
        return option;
      }));
      pointer(-1);
      liste.hidden = !recus.length;
      champ.setAttribute("aria-expanded", String(recus.length > 0));
      annonce.textContent = recus.length ? `${recus.length} suggestion${recus.length > 1 ? "s" : ""}` : "Aucune suggestion";
    };
    const demander = async () => {
      demande = new AbortController();
      try {
        const reponse = await fetch(`${adresse}?q=${encodeURIComponent(champ.value)}`, { signal: demande.signal });
        if (reponse.ok && document.activeElement === champ) montrer((await reponse.json()).resultats);
      } catch { /* another letter was typed, or the network is away: the field still takes a text */ }
    };

    champ.addEventListener("input", () => {
      const candidats = champ.parentElement.querySelector(".choix-candidats");
      if (candidats) candidats.remove();
      fermer();
      if (champ.value.trim().length > 1) attente = setTimeout(demander, 180);
    });
    champ.addEventListener("blur", fermer);
    champ.addEventListener("keydown", (e) => {
      if (e.isComposing) return;
      const ouverte = !liste.hidden;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        if (!ouverte) { if (champ.value.trim().length > 1) demander(); return; }
        e.preventDefault();
        const n = resultats.length + 1; // one place for none
        pointer(((rang + 1 + (e.key === "ArrowDown" ? 1 : n - 1)) % n) - 1);
      } else if (e.key === "Escape" && ouverte) {
        e.preventDefault();
        e.stopPropagation();
        fermer();
      } else if (e.key === "Enter" && ouverte && rang >= 0) {
        e.preventDefault();
        choisir(resultats[rang]);
      } else if (e.key === "Enter" && champ.closest("[data-choix-lignes]") && champ.value.trim()) {
        e.preventDefault();
        fermer();
        suivante(champ);
      }
    });
  };

  // Several rows: one line each, removable, and an empty one to add another.
  const lignes = (bloc) => [...bloc.querySelectorAll(".choix-ligne")];
  const saisie = (ligne) => ligne.querySelector("[data-choix]");
  const suivante = (champ) => {
    const bloc = champ.closest("[data-choix-lignes]");
    if (!bloc) return;
    const vide = lignes(bloc).find((ligne) => !saisie(ligne).value.trim()) || ajouter(bloc);
    ranger(bloc);
    saisie(vide).focus();
  };
  const ajouter = (bloc) => {
    const modele = lignes(bloc)[0];
    const ligne = creer("div", { class: "choix-ligne" });
    const champ = creer("input", { type: "text", name: saisie(modele).name, "data-choix": saisie(modele).dataset.choix,
      autocomplete: "off", id: `ligne-${++numero}` });
    ligne.append(champ, modele.querySelector("[data-retirer]").cloneNode(true));
    bloc.append(ligne);
    return ligne;
  };
  const ranger = (bloc) => lignes(bloc).forEach((ligne, i) => {
    saisie(ligne).setAttribute("aria-label", `Ligne ${i + 1}`);
    ligne.querySelector("[data-retirer]").hidden = !saisie(ligne).value.trim();
  });
  const blocs = (ou) => ou.querySelectorAll("[data-choix-lignes]").forEach((bloc) => {
    lignes(bloc).filter((ligne) => !saisie(ligne).value).slice(1).forEach((ligne) => ligne.remove());
    ranger(bloc);
  });
  document.addEventListener("input", (e) => {
    const bloc = e.target.closest("[data-choix-lignes]");
    if (bloc) ranger(bloc);
  });
  document.addEventListener("click", (e) => {
    const bouton = e.target.closest("[data-retirer]");
    if (!bouton) return;
    const bloc = bouton.closest("[data-choix-lignes]");
    bouton.closest(".choix-ligne").remove();
    const vide = lignes(bloc).find((ligne) => !saisie(ligne).value.trim()) || ajouter(bloc);
    ranger(bloc);
    saisie(vide).focus();
  });

  blocs(document);
  document.addEventListener("htmx:load", (e) => blocs(e.detail.elt));
  // Also the fields added later.
  document.addEventListener("focusin", (e) => {
    if (e.target.matches("[data-choix]") && !e.target.role) brancher(e.target);
  });
})();
