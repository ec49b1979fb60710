#!/usr/bin/env bash
# What the tests use beside Rust, on a Debian machine: git is needed; the shells only prove that
# completion works in them, and man-db that the manual page is; strace makes single system
# calls fail; Graphviz, LibreOffice, pandoc, poppler, python-docx and openpyxl read what is written
# for them, vobject and khard the cards, khal and two libraries of Python the calendars, sqlite3 and
# PostgreSQL the tables; Chromium and Java look at pages of HTML. Where they cannot be installed, those
# tests say so and skip.
set -u
cd "$(dirname "$0")/.." || exit 1
missing=()
for pair in git:git bash:bash zsh:zsh fish:fish man:man-db groff:groff strace:strace dot:graphviz \
    lowriter:libreoffice-writer localc:libreoffice-calc pandoc:pandoc pdftotext:poppler-utils \
    python3:python3 pip:python3-pip sqlite3:sqlite3 psql:postgresql \
    chromium:chromium java:default-jre-headless node:nodejs npm:npm; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing+=("${pair##*:}")
done
# The python3 that tests find may be another than Debian's, whose packages it does not see.
for pair in docx:python-docx:python3-docx; do
    IFS=: read -r module pip package <<<"$pair"
    if command -v python3 >/dev/null 2>&1 && ! python3 -c "import $module" 2>/dev/null; then
        python3 -m pip install -q "$pip" >/dev/null 2>&1 || missing+=("$package")
    fi
done
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    else
        echo "tests/install.sh: not root, so not installed: ${missing[*]}"
    fi
fi
command -v git >/dev/null 2>&1 || { echo 'tests/install.sh: git is needed'; exit 1; }

# What looks at a page: an engine of rules for accessibility, the Nu validator, and a way to drive
# the browser. Exact versions, which have no dependencies.
browser=(axe-core@4.14.1 vnu-jar@26.9.27 playwright-core@1.65.1)
if [ "$(cat target/browser/installed 2>/dev/null)" != "${browser[*]}" ]; then
    mkdir -p target/browser
    npm install --prefix target/browser --no-save --no-package-lock --ignore-scripts --no-audit \
        --no-fund --silent "${browser[@]}" && echo "${browser[*]}" >target/browser/installed ||
        echo 'tests/install.sh: what looks at pages of HTML is not installed'
fi
# What reads workbooks, cards and calendars, with all that they need, and what writes a workbook of
# before 2007.
python=(openpyxl==3.1.5 et_xmlfile==2.0.0 xlwt==1.3.0 vobject==0.9.9 khard==0.22.0 ruamel.yaml==0.19.1
    icalendar==7.3.2 khal==0.14.1 click==8.5.1 click-log==0.4.0 configobj==5.0.9
    python-dateutil==2.9.0.post0 pytz==2026.6 pyxdg==0.28 six==1.17.0 typing_extensions==4.16.0
    tzdata==2026.6 tzlocal==5.4.5 urwid==5.1.0 wcwidth==0.9.4)
if [ "$(cat target/python/installed 2>/dev/null)" != "${python[*]}" ]; then
    mkdir -p target/python
    python3 -m pip install --quiet --disable-pip-version-check --upgrade --no-deps \
        --target target/python "${python[@]}" && echo "${python[*]}" >target/python/installed ||
        echo 'tests/install.sh: what reads workbooks, cards and calendars is not installed'
fi
exit 0
