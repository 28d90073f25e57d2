"""FINESS and SAE files, read line by line and compared with the directory.

    fichiers = [reconnaitre(chemin, nom), …]          # the layout, from the content
    releve = lire(fichiers, Demande(departements=…, types=…, suivis=…))
    ecarts = comparer(releve, fiches)                 # what the directory would change

Pure: nothing here reads or writes the database. What is found becomes a `Proposition` by
`acteurs.actions.propositions`, which a person accepts or refuses.
"""

from .comparaison import Ecart, FicheConnue, comparer
from .fiches import Fautive, FichierRefuse
from .fichiers import Fichier, reconnaitre
from .releve import Demande, Releve, lire

__all__ = [
    "Demande",
    "Ecart",
    "Fautive",
    "FicheConnue",
    "Fichier",
    "FichierRefuse",
    "Releve",
    "comparer",
    "lire",
    "reconnaitre",
]
