# Checkout Desk. `make demo` and `make test` do all the set-up there is.

# Which Python: python3, or the one that PYTHON names.
export PYTHON
VENV := .venv
BIN := $(VENV)/bin
TRANSLATIONS := $(wildcard resources/translations/*.ts)
SAMPLE := 2eb1acd98a86

# Packages of the same commit are equal, byte for byte.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)

# The groups of system packages that a target needs, asked for at once.
NEEDED := run
test test-all screenshots pasted-pictures: NEEDED += test
test-all pasted-pictures: NEEDED += receivers
bench: NEEDED += test bench
package: NEEDED += package
windows test-windows test-windows-source: NEEDED += windows

.PHONY: FORCE demo run test test-all test-without-desktop test-fresh test-windows test-windows-source lint bench package archive deb dmg windows sbom translations screenshots pasted-pictures lock clean

demo: $(VENV)/.ready ## the main job, against a practice service on this computer
	@# Status 8: no display that answers.
	@status=8; \
	if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/checkout-desk --demo; status=$$?; fi; \
	[ $$status = 8 ] || exit $$status; \
	QT_QPA_PLATFORM=offscreen $(BIN)/checkout-desk --demo --invoice $(SAMPLE) --screenshot demo.png && \
	echo "No display here: the window's picture is in demo.png"

run: $(VENV)/.ready ## the program itself
	$(BIN)/checkout-desk

test: $(VENV)/.ready ## style, types, and of every group of tests what stands for it: minutes
	@.ci/system-packages $(NEEDED)
	$(MAKE) --no-print-directory lint
	tests/on-desktops -m "not exhaustive"

test-all: test ## the others, too: whole tables through the window, fifty starts, long runs
	@# As a goal beside test-all, test asks for its own packages alone.
	@.ci/system-packages $(NEEDED)
	tests/on-desktops -m exhaustive

test-without-desktop: $(VENV)/.ready ## what of `make test` needs no desktop of Linux: on any system
	.ci/test-without-desktop $(BIN)/python

test-fresh: ## `make demo` and `make test` in bare Debian 12 and 13, as root and as a user; wants root
	tests/fresh/run

lint: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: package ## speed and size, as ratios against named references -> benchmarks/results.md
	@.ci/system-packages $(NEEDED)
	tests/desktop-session $(BIN)/python -m benchmarks

package: $(VENV)/.ready ## dist/checkout-desk/checkout-desk
	@.ci/system-packages $(NEEDED)
	@.ci/package $(BIN)/python

archive: package ## dist/checkout-desk-VERSION-linux-ARCH.tar.xz
	.ci/make-archive

deb: package ## dist/checkout-desk_VERSION_ARCH.deb, for this system and newer ones
	.ci/make-deb

dmg: package ## dist/checkout-desk-VERSION-macos-ARCH.dmg, on a Mac
	.ci/make-dmg $(BIN)/python

windows: $(VENV)/.ready ## dist/windows/: the program and its setup, built with Wine; keeps what it downloads
	@.ci/windows/prepare
	.ci/windows/build

test-windows: windows ## what `make windows` built, installed and driven with keys in Wine
	tests/desktop-session .ci/windows/wine32 $(BIN)/python -m pytest --timeout 900 tests/on_windows

test-windows-source: $(VENV)/.ready ## the tests that need nothing of Linux, on a Windows Python in Wine
	@.ci/windows/prepare
	tests/on_windows/from-source

sbom: $(VENV)/.ready ## dist/checkout-desk-VERSION.cdx.json: what the packaged program is made of
	@mkdir -p build dist
	@# An environment of its own: what it needs must not be found in the program's.
	[ -x build/sbom/bin/python ] || $(BIN)/python -m venv build/sbom
	build/sbom/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	    -r .ci/sbom.lock
	$(BIN)/python .ci/runtime_packages.py >build/runtime.txt
	build/sbom/bin/cyclonedx-py requirements build/runtime.txt --pyproject pyproject.toml \
	    --output-reproducible --output-format JSON \
	    --output-file dist/checkout-desk-$$($(BIN)/python -c 'import gui; print(gui.__version__)').cdx.json

translations: $(VENV)/.packages ## bring the .ts files up to date with the code
	@# English is the language of the code: of that, only what has a plural is in its file.
	for file in $(TRANSLATIONS); do \
	    case $$file in *_en.ts) only=-pluralonly;; *) only=;; esac; \
	    $(BIN)/pyside6-lupdate -no-obsolete -locations none $$only $$(git ls-files 'gui/*.py') \
	        -ts $$file || exit 1; \
	done

screenshots: $(VENV)/.ready ## docs/pictures, of the demo, in every language and theme
	@.ci/system-packages $(NEEDED)
	for look in en-light en-dark es-light es-dark; do \
	    PYTHONPATH=. tests/desktop-session $(BIN)/python .ci/screenshots.py docs/pictures/$$look || exit 1; \
	done

pasted-pictures: $(VENV)/.ready ## docs/pictures/pasted, of a row and a card in LibreOffice and a mail in Thunderbird
	@.ci/system-packages $(NEEDED)
	PYTHONPATH=. tests/desktop-session $(BIN)/python .ci/pasted_pictures.py docs/pictures/pasted

lock: $(VENV)/.ready ## take newer versions into requirements.lock (needs uv in the environment)
	$(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url --no-emit-find-links --extra dev -o requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist demo.png

# Made anew where it cannot be used; else left as it is, and with it what comes after.
$(VENV)/.python: FORCE
	@.ci/environment $(NEEDED)

$(VENV)/.packages: requirements.lock .ci/system-packages $(VENV)/.python
	@.ci/system-packages $(NEEDED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	    -r requirements.lock
	@touch $@

# Compiles the translations, and fails on one that is not finished.
$(VENV)/.ready: $(VENV)/.packages pyproject.toml .ci/build_hook.py $(TRANSLATIONS)
	@# Says in one sentence which library of the system Qt lacks; what comes next would take forty.
	@$(BIN)/python -m gui --version >/dev/null
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --no-build-isolation --editable .
	@touch $@
