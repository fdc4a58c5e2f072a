# The habits of this project. Every target does its own set-up; a second run takes seconds.

SWIFT ?= swift
PREFIX ?= /usr/local
HRV = .build/release/hrv
OUT ?= out

# Release builds are for processors with AVX2 (x86-64-v3: since 2013) where this one has it; the
# results are the same to the last bit. CPU=generic builds for older ones.
ifeq ($(shell uname -m),x86_64)
CPU ?= $(if $(shell grep -m1 -ow avx2 /proc/cpuinfo 2>/dev/null || sysctl -n machdep.cpu.leaf7_features 2>/dev/null | grep -ow AVX2),x86-64-v3,generic)
endif
CPU ?= generic
CPU_FLAGS = $(if $(filter generic,$(CPU)),,-Xcc -march=$(CPU))
HRV_FLAGS ?= -c release --product hrv $(CPU_FLAGS)

# A static Swift runtime starts faster and runs where no Swift is; macOS brings its own.
# Static C libraries are taken where they are installed.
ifeq ($(shell uname -s),Linux)
HRV_FLAGS += --static-swift-stdlib -Xlinker -L$(STATIC_LIBS)
STATIC_LIBS = $(abspath .build/static-libs)
build: export PKG_CONFIG_PATH := $(STATIC_LIBS)/pkgconfig:$(PKG_CONFIG_PATH)
endif

.PHONY: demo test install setup build sample-data bench bench-peers bench-allocations calibrate calibrate-intervals fuzz format lint clean

demo: build
	@mkdir -p $(OUT)
	@$(HRV) analyze "SampleData/rr/elite-hrv/2026-03-02 07-15-00.txt" --report $(OUT)/recording.html
	@$(HRV) correlate --recordings SampleData/studies/effect/recordings \
	  --intake SampleData/studies/effect/intake.csv --report $(OUT)/study.html
	@echo "The reports lie in $(abspath $(OUT)): open study.html and recording.html in a browser."

test: setup
	$(SWIFT) test

build: setup
ifdef STATIC_LIBS
	@PKG_CONFIG_PATH="$${PKG_CONFIG_PATH#*:}" sh .ci/static-libs "$(STATIC_LIBS)"
endif
	@$(SWIFT) build $(HRV_FLAGS)

# Installs what is missing: the C libraries and the zone rules.
setup:
	@sh .ci/setup

# The command, its manual page, and completions for three shells, where these look for them.
SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETIONS = $(SHARE)/bash-completion/completions
ZSH_COMPLETIONS = $(SHARE)/zsh/site-functions
FISH_COMPLETIONS = $(SHARE)/fish/vendor_completions.d

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/man/man1" "$(BASH_COMPLETIONS)" \
	  "$(ZSH_COMPLETIONS)" "$(FISH_COMPLETIONS)"
	install -s -m 755 $(HRV) "$(DESTDIR)$(PREFIX)/bin/hrv"
	HOME="~" XDG_DATA_HOME= $(HRV) --no-config manual > "$(SHARE)/man/man1/hrv.1"
	$(HRV) --generate-completion-script bash > "$(BASH_COMPLETIONS)/hrv"
	$(HRV) --generate-completion-script zsh > "$(ZSH_COMPLETIONS)/_hrv"
	$(HRV) --generate-completion-script fish > "$(FISH_COMPLETIONS)/hrv.fish"

# Recreates SampleData byte for byte from the committed seeds.
sample-data: build
	$(HRV) simulate samples SampleData

bench: setup
	cd Benchmarks && $(SWIFT) package $(CPU_FLAGS) benchmark

# Reading beside a C scan, polars, pyarrow and pandas, in one run; metrics beside the packages that
# have them; the presets beside those that they reproduce, digit by digit; and the detector of beats
# beside others, where HRV_REAL_DATA names the records.
bench-peers: build
	CPU_FLAGS="$(CPU_FLAGS)" bash Benchmarks/Peers/run
	CPU_FLAGS="$(CPU_FLAGS)" bash Benchmarks/Peers/run-metrics
	bash Benchmarks/Peers/run-batch
	bash Benchmarks/Peers/run-agreement
	if [ -n "$$HRV_REAL_DATA" ]; then bash Benchmarks/Peers/run-beats; fi

# How often the rows of the speed table ask for memory.
bench-allocations: build
	CPU_FLAGS="$(CPU_FLAGS)" bash Benchmarks/Peers/run-allocations

# How often the test of exposure errs, and finds what is there; some half an hour to an hour. Fails when a cell
# lies outside its bounds. CALIBRATION=quick: a few cells, nothing written.
CALIBRATION ?= Calibration 2000 $(shell date +%F)
calibrate: setup
	cd Benchmarks && $(SWIFT) run -c release $(CPU_FLAGS) ErrorRates $(CALIBRATION)

# How often intervals hold what they are about; a quarter of an hour.
calibrate-intervals: setup
	cd Benchmarks && $(SWIFT) run -c release IntervalCoverage Calibration

# Ten million inputs for each family of readers; hours.
FUZZ_RUNS ?= 10000000
fuzz: setup
	bash .ci/fuzz $(FUZZ_RUNS)

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Artefacts Benchmarks/Benchmarks Benchmarks/Calibration Benchmarks/Peers Benchmarks/SpeedTable

lint:
	sh .ci/lint

clean:
	rm -rf .build Benchmarks/.build $(OUT)
