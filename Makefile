# Two commands for everybody: make demo, make test. Nothing needs to be installed before them.
.DEFAULT_GOAL := aide
.PHONY: aide demo test bench lock

PORT ?= 8000
PYTHON := .venv/bin/python
INSTALLER := sh cellule/local/installer.sh
VERROUILLER := .outils/uv/bin/uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate

aide:
	@echo "make demo            lance la démonstration sur http://127.0.0.1:8000 (Ctrl-C l’arrête)"
	@echo "make demo PORT=8001  sur un autre port"
	@echo "make demo RAZ=1      repart de zéro : efface ce qui a été saisi"
	@echo "make test            lance tous les essais (ARGS=\"-k nom -x\" pour pytest)"
	@echo "make bench           mesure les temps de réponse, une ligne JSON par chiffre"
	@echo "make lock            refait les listes de bibliothèques, avec leurs empreintes"

demo:
	@$(INSTALLER)
	@$(PYTHON) manage.py demo --port "$(PORT)" $(if $(filter-out 0,$(RAZ)),--raz)

test:
	@$(INSTALLER) --tests
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

bench:
	@$(INSTALLER) --tests
	@$(PYTHON) -m tests.mesures

lock:
	@$(INSTALLER)
	@test -x .outils/uv/bin/uv || $(PYTHON) -m pip install --quiet --target .outils/uv uv
	@$(VERROUILLER) --extra local -o requirements.lock
	@$(VERROUILLER) --extra local --extra tests -o tests/requirements.lock
