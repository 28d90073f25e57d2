"""The two demo cells around real structures; everything else about them is invented."""

from datetime import date

from .monde import Profil, mots

NOMS_COURANTS = mots(
    "Martin Bernard Petit Robert Richard Durand Dubois Moreau Simon Michel Lefèvre Leroy Roux "
    "David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent "
    "Muller Mercier Faure Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia "
    "Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval "
    "Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière "
    "Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin "
    "Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe "
    "Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean "
    "Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur "
    "Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré "
    "Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez "
    "Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson "
    "Langlois Rémy Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon "
    "Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier "
    "Chevallier Collin Chauvin Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine "
    "Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier "
    "Laporte Diallo Traoré Benali Nguyen Da-Silva Ferreira Cissé Haddad Cohen"
)
NOMS_DE_LA_REUNION = mots(
    "Hoarau Payet Grondin Boyer Fontaine Rivière Dijoux Techer Maillot Lebon Robert Bègue Huet "
    "Lauret Picard Morel Nativel Turpin Cadet Gonthier Law-Yen Ethève Damour Ramassamy Vitry "
    "Cazal Narayanin Sautron Lucas Mussard Folio Clain Dubard Rangama Virapoullé Mardé Ah-Hot "
    "Thien Atchama Bénard Barret Vienne Tarby Gauvin Fruteau Fontaine Ferrère Moutoussamy Issop "
    "Patel Chane-Kane Sinama Robin Collet Lallemand Guichard Leperlier Maurel Gigan Smith "
    "Alamelou Panechou Zitte Mézino"
)

ILE_DE_FRANCE = Profil(
    code="ile-de-france",
    nom="Cellule d'animation régionale de soins palliatifs d'Île-de-France (démonstration)",
    sigle="CARSP Île-de-France",
    region="11",
    departements=("75", "77", "78", "91", "92", "93", "94", "95"),
    fuseau="Europe/Paris",
    forme_juridique="association",
    domaine="soins-palliatifs-idf.example.org",
    telephone="01 99 00",
    noms_de_famille=NOMS_COURANTS,
    themes_locaux=(
        "Grande couronne : qui intervient quand l'équipe mobile est à une heure de route ?",
        "Personnes sans domicile ou hébergées à l'hôtel : organiser une fin de vie digne",
        "Interprétariat et médiation : parler de la fin de vie dans toutes les langues",
        "Trois HAD sur un même territoire : se répartir les demandes",
        "Les soirs et les fins de semaine dans l'Est francilien",
    ),
    antennes_depuis=date(2023, 1, 16),
    volumes={
        "copil": 3, "bureau": 6, "groupe_travail": 24, "rencontre_equipe": 58,
        "rencontre_partenaire": 42, "reunion_ars": 14, "evenement": 20, "formation": 18,
        "autre_reunion": 10, "reunion_antenne": 3, "reunion_referents": 3,
    },
    oublis={2023: 0.012, 2025: 0.004},
)  # fmt: skip

LA_REUNION = Profil(
    code="la-reunion",
    nom="Cellule d'animation régionale de soins palliatifs de La Réunion (démonstration)",
    sigle="CARSP Réunion",
    region="04",
    departements=("974",),
    fuseau="Indian/Reunion",
    forme_juridique="gcs",
    domaine="soins-palliatifs-reunion.example.org",
    telephone="02 61 91",
    noms_de_famille=NOMS_DE_LA_REUNION,
    themes_locaux=(
        "Mafate, Cilaos, Salazie : accompagner dans les cirques",
        "Les Hauts et les écarts : visites à domicile et temps de trajet",
        "Rites, familles et lieux de mort : ce que les équipes entendent",
        "Évacuations sanitaires et retour dans l'île en fin de vie",
        "Alerte cyclonique : continuité des soins à domicile",
        "Accompagner en créole : mots de la douleur et du confort",
    ),
    antennes_depuis=date(2024, 2, 1),
    volumes={
        "copil": 2, "bureau": 5, "groupe_travail": 14, "rencontre_equipe": 26,
        "rencontre_partenaire": 34, "reunion_ars": 10, "evenement": 13, "formation": 12,
        "autre_reunion": 8, "reunion_antenne": 3, "reunion_referents": 2,
    },
    oublis={2023: 0.03},
)  # fmt: skip

PROFILS = (ILE_DE_FRANCE, LA_REUNION)
