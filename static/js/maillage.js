// Comfort only: every page works with this file missing.
(() => {
  "use strict";
  const JOUR = new Intl.DateTimeFormat("fr-FR", {
    weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });

  // Menus on <details>: Escape closes and gives the focus back, so does a click elsewhere.
  const ouverts = () => document.querySelectorAll("details.deroulant[open]");
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    ouverts().forEach((menu) => {
      const dedans = menu.contains(document.activeElement);
      menu.open = false;
      if (dedans) menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", (e) => {
    ouverts().forEach((menu) => { if (!menu.contains(e.target)) menu.open = false; });
  });

  // A native date field shows the browser's language: repeat the day in French words.
  const direLeJour = (champ) => {
    const jour = champ.valueAsDate;
    let lu = champ.nextElementSibling;
    if (!lu || !lu.classList.contains("jour-lu")) {
      lu = document.createElement("p");
      lu.className = "aide jour-lu";
      champ.after(lu);
    }
    lu.textContent = jour ? JOUR.format(jour).replace(/\b1 /, "1er ") : "";
  };
  const dates = 'input[type="date"]';
  document.querySelectorAll(dates).forEach(direLeJour);
  document.addEventListener("input", (e) => { if (e.target.matches(dates)) direLeJour(e.target); });

  // On a phone, the filters of a list but the first wait behind a button: its rows come first.
  const replier = () => document.querySelectorAll("[data-filtres][hidden]").forEach((bouton) => {
    bouton.hidden = false;
    bouton.form.classList.add("replies");
  });
  document.addEventListener("click", (e) => {
    const bouton = e.target.closest("[data-filtres]");
    if (!bouton) return;
    const replies = bouton.form.classList.toggle("replies");
    bouton.setAttribute("aria-expanded", String(!replies));
    bouton.textContent = replies ? "Plus de filtres" : "Moins de filtres";
  });
  replier();
  document.addEventListener("htmx:afterSettle", replier);

  // The browser prints without us; with scripts, a button says that the page is made for it.
  document.querySelectorAll("[data-imprimer]").forEach((bouton) => {
    bouton.hidden = false;
    bouton.addEventListener("click", () => print());
  });

  // A button that copies a field; without the clipboard, the field is there to be selected.
  document.querySelectorAll("[data-copier]").forEach((bouton) => {
    if (!navigator.clipboard) return;
    const champ = document.getElementById(bouton.dataset.copier);
    const dit = document.querySelector(`[data-copie="${bouton.dataset.copier}"]`);
    bouton.hidden = false;
    bouton.addEventListener("click", () => navigator.clipboard.writeText(champ.value).then(
      () => { dit.textContent = "Adresse copiée."; },
      () => { champ.select(); dit.textContent = "Copiez l’adresse sélectionnée."; },
    ));
  });

  // A click that starts a job must not start two: the second press of the same form waits.
  document.addEventListener("submit", (e) => {
    const bouton = e.submitter;
    if (!bouton || !bouton.hasAttribute("data-une-fois")) return;
    if (bouton.getAttribute("aria-disabled") === "true") e.preventDefault();
    bouton.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    document.querySelectorAll("[data-une-fois]").forEach((b) => b.removeAttribute("aria-disabled"));
  });

  // htmx fails in silence: say it in the page's live region, once.
  const dire = (texte) => {
    const zone = document.getElementById("messages");
    if (!zone || zone.querySelector(".bandeau-reseau")) return;
    const bandeau = document.createElement("div");
    bandeau.className = "bandeau b-erreur bandeau-reseau";
    bandeau.textContent = texte;
    zone.append(bandeau);
  };
  document.addEventListener("htmx:sendError", () =>
    dire("Le serveur ne répond pas. Vérifiez votre connexion, puis rechargez la page."));
  document.addEventListener("htmx:responseError", (e) =>
    dire(e.detail.xhr.status === 401 || e.detail.xhr.status === 403
      ? "Votre session a expiré ou ce droit vous manque. Rechargez la page pour vous reconnecter."
      : "La demande n’a pas abouti. Rechargez la page, puis recommencez."));
  document.addEventListener("htmx:afterRequest", (e) => {
    if (e.detail.successful) document.querySelectorAll(".bandeau-reseau").forEach((b) => b.remove());
  });
})();
