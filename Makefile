# make run: the main job on the bundled samples. make test: every check. Both set themselves up.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# Where this is set, as in many containers, each start of Prefect compiles 2,000 modules anew: 8 s of CPU.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check-prefect bench papers lint types layers accuracy weights strangers demo-site memory lock clean

run: $(READY)
	@$(BIN)/pcd run --source sample

# A file of tests stays in one process: what it sets up is set up once. In the order of their names, the slow ones
# (collect, flows) begin first; by default, those with the most tests do, and one process waits for a slow last file.
test: lint types layers $(READY)
	@$(BIN)/pytest -q -n auto --dist loadfile --no-loadscope-reorder

# The schedule on a Prefect server, with a worker: what docs/operating.md says of them, in a minute or two.
check-prefect: $(READY)
	@$(BIN)/pytest -q -n 0 tests/flows/check_worker.py

# What reading costs beside other readers; benchmarks/README.md says how to read it.
bench: $(READY)
	@$(BIN)/python -m benchmarks

# Hundreds of papers with one planted error, and as many without: which are found, and what else is said.
papers: $(READY)
	@$(BIN)/python -m tests.planted

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

layers: $(READY)
	@$(BIN)/lint-imports

# Writes the scores of labelled texts into the README, between its two comments.
LABELLED ?= ../shared/corpus/dev
accuracy: $(READY)
	@mkdir -p build
	@$(BIN)/pcd evaluate $(LABELLED) --markdown > build/accuracy.md
	@awk '/<!-- accuracy:end -->/ { skip = 0 } !skip { print } /<!-- accuracy:begin -->/ { skip = written = 1; \
		while ((getline line < "build/accuracy.md") > 0) print line } END { exit !written || skip }' \
		README.md > build/README.md && cp build/README.md README.md
	@tail -n 1 build/accuracy.md

# Fits the weights of signs for roles and types to folders of labelled texts, and to cases of the tests. There are no
# folders by default: fewer texts than before would make worse weights.
weights: $(READY)
	@test -n "$(TEXTS)" || { echo 'Which labelled texts? make weights TEXTS="DIR DIR"' >&2; exit 2; }
	@$(BIN)/python -m extractors.fitting $(TEXTS) tests

# Reads every PDF of a folder of strangers' papers: all are read or refused with a reason, and memory stays small.
STRANGERS ?= ../shared/pdfs
strangers: $(READY)
	@$(BIN)/python -m benchmarks.strangers $(STRANGERS)

# The stand-in site of the tests takes the source's place: everything is fetched, then again, which brings nothing new.
demo-site: $(READY)
	@rm -rf build/demo
	@$(BIN)/python -m tests.site --port 0 --run "$(BIN)/pcd fetch --data build/demo" --run "$(BIN)/pcd fetch --data build/demo"

# What a fetch of so many decisions from the stand-in site holds in memory at most.
memory: $(READY)
	@$(BIN)/python -m tests.site.memory 200 600 2000

# The lock names every package by hash and no index, so that a mirror serves as well as the registry.
lock:
	uv pip compile --universal --python-version 3.11 --group dev --generate-hashes --no-emit-index-url \
		--no-header pyproject.toml -o requirements.lock

$(READY): requirements.lock pyproject.toml
	@echo "Setting up .venv (once, a minute or two) …" >&2
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --clear --python $(PYTHON) .venv && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable . ; \
	else \
		$(PYTHON) -m venv --clear .venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ; \
	fi
	@touch $@

clean:
	rm -rf .venv .prefect data/cache build dist
