"""Events: organised by the cell, with others, or by others."""

from typing import NamedTuple


class Manifestation(NamedTuple):
    intitule: str
    nature: str
    objectifs: str
    public: tuple[int, int]  # a head-count: from, to


SOIGNANTS = "Partager l'expérience entre équipes"
GRAND_PUBLIC = "Faire connaître les soins palliatifs et les droits en fin de vie"

ORGANISEES = (
    Manifestation("Sédation à domicile : repères", "webinaire", SOIGNANTS, (12, 60)),
    Manifestation("Ciné-débat de la Journée mondiale", "ciné-débat", GRAND_PUBLIC, (35, 110)),
    Manifestation("Parler des directives anticipées", "webinaire", GRAND_PUBLIC, (20, 80)),
    Manifestation("Douleur et grand âge", "webinaire", SOIGNANTS, (15, 70)),
    Manifestation("Matinée des équipes mobiles et des HAD", "matinée", SOIGNANTS, (5, 25)),
    Manifestation(
        "Exposition de photographies « Prendre soin »", "exposition", GRAND_PUBLIC, (60, 240)
    ),
    Manifestation("Fin de vie et handicap : témoignages croisés", "webinaire", SOIGNANTS, (10, 55)),
    Manifestation("Soirée des médecins généralistes", "soirée", SOIGNANTS, (10, 40)),
    Manifestation("Deuil : que proposer, et quand ?", "webinaire", SOIGNANTS, (15, 65)),
    Manifestation("Portes ouvertes de la cellule", "portes ouvertes", GRAND_PUBLIC, (20, 60)),
    Manifestation(
        "Limitation des traitements : décider ensemble", "webinaire", SOIGNANTS, (12, 50)
    ),
    Manifestation("Précarité et fin de vie", "matinée", SOIGNANTS, (8, 30)),
)
JOURNEE_REGIONALE = (
    "Journée régionale : le domicile, jusqu'où ?",
    "Journée régionale : les soins palliatifs en EHPAD",
    "Journée régionale : décider à plusieurs",
    "Journée régionale : les aidants, partenaires de soin",
    "Journée régionale : soigner la douleur, partout",
)
CO_ORGANISEES = (
    Manifestation("Journée domicile avec les HAD", "journée", SOIGNANTS, (15, 45)),
    Manifestation("Rencontre ville-hôpital du territoire", "soirée", SOIGNANTS, (15, 50)),
    Manifestation("Café éthique", "café éthique", GRAND_PUBLIC, (12, 45)),
    Manifestation("Ciné-débat avec les bénévoles", "ciné-débat", GRAND_PUBLIC, (30, 90)),
    Manifestation("Journée des aidants", "journée", GRAND_PUBLIC, (40, 120)),
    Manifestation("Conférence « Dire l'incertitude »", "conférence", SOIGNANTS, (30, 95)),
)
ASSOCIEES = (
    Manifestation("Congrès régional de gériatrie", "congrès", SOIGNANTS, (120, 300)),
    Manifestation("Forum des associations", "salon", GRAND_PUBLIC, (80, 400)),
    Manifestation("Colloque universitaire sur la douleur", "colloque", SOIGNANTS, (90, 200)),
    Manifestation("Journée des infirmiers libéraux", "congrès", SOIGNANTS, (100, 250)),
    Manifestation("Soirée d'une communauté professionnelle", "soirée", SOIGNANTS, (20, 60)),
    Manifestation("Assises du grand âge", "colloque", SOIGNANTS, (120, 280)),
    Manifestation("Congrès des bénévoles d'accompagnement", "congrès", GRAND_PUBLIC, (90, 200)),
    Manifestation("Journée de l'espace éthique", "journée", SOIGNANTS, (60, 140)),
    Manifestation("Salon des services à la personne", "salon", GRAND_PUBLIC, (150, 500)),
)
PROGRAMMES = (
    "Accueil, deux tables rondes, échanges avec la salle",
    "Conférence d'ouverture, ateliers en petits groupes, synthèse",
    "Projection et débat avec des soignants et des bénévoles",
    "Trois exposés courts, questions, présentation de l'annuaire",
)
