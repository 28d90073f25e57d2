// A text of the report saves itself every few seconds (form[data-redaction]). Without this file its
// button does. What the server has not kept stays in the field, and in this browser until it is.
(() => {
  "use strict";
  const DELAI = 4000, REPRISE = 10000, GARDE = 30 * 24 * 3600 * 1000;

  const coffre = {
    lire(cle) {
      try {
        const garde = JSON.parse(localStorage.getItem(cle));
        return garde && Date.now() - garde.quand < GARDE ? garde : null;
      } catch { return null; }
    },
    poser(cle, texte) {
      try { localStorage.setItem(cle, JSON.stringify({ texte, quand: Date.now() })); } catch { /* full, or closed */ }
    },
    vider(cle) { try { localStorage.removeItem(cle); } catch { /* closed */ } },
  };

  const suivre = (formulaire) => {
    const champ = formulaire.elements.contenu, depuis = formulaire.elements.depuis;
    const etat = formulaire.querySelector("[data-etat]");
    const alerte = formulaire.querySelector("[data-alerte]");
    const apercu = document.querySelector("[data-apercu]");
    const cle = `texte:${formulaire.dataset.redaction}`;
    let garde = champ.defaultValue, minuterie = 0, enCours = false;

    const dire = (texte) => { if (etat.textContent !== texte) etat.textContent = texte; };
    // Said once: a message that repeats itself every few seconds is not listened to.
    const alerter = (texte, lien = null) => {
      const dit = alerte.dataset.dit;
      if (dit === texte) return;
      alerte.dataset.dit = texte;
      alerte.replaceChildren(texte);
      if (lien) {
        const a = document.createElement("a");
        [a.href, a.textContent] = lien;
        alerte.append(" ", a);
      }
      alerte.hidden = !texte;
    };

    const plusTard = (delai = DELAI) => {
      if (!minuterie) minuterie = setTimeout(() => { minuterie = 0; enregistrer(); }, delai);
    };

    const accueillir = (texte, lu) => {
      if (lu.etat === "conflit") {
        dire("");
        alerter(lu.message, [lu.adresse, "Comparer les deux textes"]);
        return;
      }
      depuis.value = lu.revision;
      garde = texte;
      alerter("");
      if (apercu) {
        // Written by our own server, which escapes what was typed.
        apercu.innerHTML = lu.html || "";
      }
      if (champ.value === texte) { dire(lu.message); coffre.vider(cle); }
    };

    const refuser = async (reponse) => {
      dire("Pas enregistré");
      if (reponse.type === "opaqueredirect" || reponse.status === 403) {
        alerter("Votre session a expiré. Votre texte est gardé dans ce navigateur : reconnectez-vous, " +
          "puis revenez à cette page.", [location.href, "Se reconnecter"]);
        return;
      }
      let message = "Le serveur n’a pas pu enregistrer. Votre texte est gardé dans ce navigateur.";
      try { message = (await reponse.json()).message || message; } catch { /* not ours */ }
      alerter(message);
      if (reponse.status >= 500) plusTard(REPRISE);
    };

    const enregistrer = async (auDepart = false) => {
      const texte = champ.value;
      if (enCours || texte === garde) return;
      enCours = true;
      dire("Enregistrement…");
      try {
        const reponse = await fetch(formulaire.action, {
          method: "POST",
          body: new FormData(formulaire),
          headers: { Accept: "application/json" },
          credentials: "same-origin",
          redirect: "manual",
          keepalive: auDepart,
        });
        if (reponse.ok) accueillir(texte, await reponse.json());
        else await refuser(reponse);
      } catch {
        dire("Pas enregistré");
        alerter("Pas de réseau. Votre texte est gardé dans ce navigateur ; nouvel essai dans un instant.");
        plusTard(REPRISE);
      }
      enCours = false;
      if (champ.value !== texte) plusTard();
    };

    champ.addEventListener("input", () => {
      coffre.poser(cle, champ.value);
      if (champ.value === garde) return;
      dire("Modifications à enregistrer");
      plusTard();
    });
    addEventListener("online", () => enregistrer());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") enregistrer(true);
    });
    formulaire.addEventListener("submit", () => { clearTimeout(minuterie); minuterie = -1; });
    addEventListener("pageshow", () => { if (minuterie === -1) minuterie = 0; });

    // What an earlier page could not save: offered, never put back by itself.
    const avant = coffre.lire(cle);
    if (!avant) return;
    if (avant.texte.trim() === champ.value.trim()) { coffre.vider(cle); return; }
    const offre = document.createElement("div");
    offre.className = "bandeau b-info";
    const mots = document.createElement("p");
    mots.textContent = "Un texte qui n’a pas pu être enregistré a été retrouvé dans ce navigateur, du " +
      `${new Date(avant.quand).toLocaleString("fr-FR", { dateStyle: "long", timeStyle: "short" })}.`;
    const bouton = (libelle, agir) => {
      const un = document.createElement("button");
      un.type = "button";
      un.className = "btn btn-s btn-petit";
      un.textContent = libelle;
      un.addEventListener("click", () => { agir(); offre.remove(); champ.focus(); });
      return un;
    };
    const actions = document.createElement("div");
    actions.className = "actions";
    actions.append(
      bouton("Le reprendre", () => {
        champ.value = avant.texte;
        champ.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }),
      bouton("L’oublier", () => coffre.vider(cle)),
    );
    const corps = document.createElement("div");
    corps.append(mots, actions);
    offre.append(corps);
    formulaire.prepend(offre);
  };

  document.querySelectorAll("form[data-redaction]").forEach(suivre);
})();
