# make demo and make test each need nothing but Swift and make; `make help` lists the rest.

PREFIX ?= /usr/local
DESTDIR ?=

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: demo test check-pictures test-browser interop approve gallery fuzz build packages bench install \
  uninstall format check-format clean help

# On Linux the program is linked with the Swift runtime inside: it starts 5 ms sooner, and runs where
# Swift is not installed. macOS has the runtime itself.
#
# This changes how every file is compiled, and so do the testable imports of tests. Therefore the
# program and the tests have a build folder each: in one folder, either would build anew what the
# other had built. (With the flag for the program's linking only, SwiftPM links the tests so too, for
# which Foundation lacks a part.) STRICT=1 makes warnings errors; that too has its own folder.
ifeq ($(shell uname),Darwin)
HOMEBREW := $(shell brew --prefix 2>/dev/null)
# oneDNN and libjpeg have no description that pkg-config finds.
FLAGS := -Xcc -I$(HOMEBREW)/include -Xlinker -L$(HOMEBREW)/lib
else
STATIC := --static-swift-stdlib
endif

ifdef STRICT
TEST_FLAGS := --scratch-path .build/strict -Xswiftc -warnings-as-errors
else
TEST_FLAGS := --scratch-path .build/tests
endif

BUILD := swift build -c release $(STATIC) $(FLAGS)
PROGRAM := .build/release/alexviz
FORMATTED := Sources Tests Examples Package.swift
PHOTOGRAPH := Assets/photographs/cat.jpg

## demo: draw AlexNet, and what it sees in a photograph, into output/
demo: build
	$(PROGRAM) diagram --out output/AlexNet.png
	$(PROGRAM) featuremaps $(PHOTOGRAPH)
	@echo "AlexNet is drawn in output/AlexNet.png, what it sees in output/$(basename $(notdir $(PHOTOGRAPH)))/."

## test: run all tests, in release mode
test: packages
	swift test -c release $(FLAGS) $(TEST_FLAGS)

## check-pictures: check what is drawn with the programs that read it: browsers, TeX, Graphviz …
check-pictures: build
	ALEXVIZ=$(PROGRAM) Scripts/check-pictures

## test-browser: try the report page in Chromium
test-browser: build
	ALEXVIZ=$(PROGRAM) Scripts/test-browser

## interop: compare layer by layer with Keras, PyTorch and ONNX Runtime (an hour, 25 GB)
interop: build
	Scripts/interop $(PROGRAM)

## approve: take the pictures that the tests draw now as right, after a look at them
approve: packages
	ALEXVIZ_APPROVE=1 swift test -c release $(FLAGS) $(TEST_FLAGS) --filter PictureTests

## gallery: draw Documentation/GALLERY.md anew
gallery: build
	Scripts/make-gallery $(PROGRAM)

## fuzz: feed readers with damaged files (READER=onnx, RUNS=200000 and SECONDS=60 limit it)
# Only a release build with two sanitizers inside, in a folder of its own, can do this.
fuzz: packages
	LIMIT=$(SECONDS) Scripts/fuzz $(READER)

## build: build the program, in release mode
build: packages
	$(BUILD) --product alexviz

## packages: install the system's packages that are missing
packages:
	@Scripts/install-packages $(firstword $(MAKECMDGOALS))

## bench: print the benchmark table
bench: build
	$(BUILD) --product alexviz-benchmarks
	.build/release/alexviz-benchmarks

## install: install under PREFIX (default /usr/local), inside DESTDIR if that is given
# Builds only where nothing is built, so that root need not have Swift.
install:
	@test -x $(PROGRAM) || $(MAKE) build
	@Scripts/install $(PROGRAM) "$(PREFIX)" "$(DESTDIR)"

## uninstall: remove what install has put there
uninstall:
	@Scripts/uninstall "$(PREFIX)" "$(DESTDIR)"

## format: format all Swift files
format:
	swift format -i -p -r $(FORMATTED)

## check-format: say what is not formatted
check-format:
	swift format lint --strict -p -r $(FORMATTED)

## clean: remove all that was built
clean:
	rm -rf .build

## help: list these targets
help:
	@sed -n 's/^## /make /p' $(firstword $(MAKEFILE_LIST))
