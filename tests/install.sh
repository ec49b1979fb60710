#!/usr/bin/env bash
# What the tests use beside Rust, on a Debian machine: git is needed; the shells only prove that
# completion works in them, and man-db that the manual page is; strace makes single system
# calls fail, and Graphviz reads what is written for it. Where they cannot be installed, those tests
# say so and skip.
set -u
missing=()
for pair in git:git bash:bash zsh:zsh fish:fish man:man-db groff:groff strace:strace dot:graphviz; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing+=("${pair##*:}")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
    echo "tests/install.sh: not root, so not installed: ${missing[*]}"
fi
command -v git >/dev/null 2>&1 || { echo 'tests/install.sh: git is needed'; exit 1; }
