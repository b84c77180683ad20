# shellcheck shell=sh
# Sourced: the generated parsers, which are fetched and never committed. Scripts/grammars.lock names and pins them.
: "${root:?}"

grammars=$root/Sources/Grammars
lock=$root/Scripts/grammars.lock

grammars_are_current() {
  for language in Python Go Swift; do
    cmp -s "$lock" "$grammars/$language/src/grammars.lock" || return 1
  done
}

# Fetches into a folder beside the target and renames it when it is complete and verified, so that a run that is cut off
# at any point leaves either the old files or the new ones.
ensure_grammars() {
  grammars_are_current && return
  rm -rf "$grammars"/.fetch.* 2>/dev/null
  fetched=$grammars/.fetch.$$
  mkdir -p "$fetched/archives" 2>/dev/null || fail_writing "$grammars" "cannot create $fetched"
  trap 'rm -rf "$fetched"' EXIT
  trap 'exit 2' INT TERM HUP

  note "fetching the grammars"
  download_grammars "$fetched/archives"
  unpack tree-sitter "$fetched/core"
  headers=$fetched/core/tree_sitter/core/lib/src
  for language in Python Go Swift; do
    source=$fetched/$language
    unpack "tree-sitter-$(echo "$language" | tr '[:upper:]' '[:lower:]')" "$source"
    # The Python and Go distributions come without the headers that their parsers include, and Swift's fit only itself.
    if [ ! -d "$source/src/tree_sitter" ]; then
      mkdir "$source/src/tree_sitter" 2>/dev/null || fail_writing "$grammars" "cannot write to $source"
      cp "$headers/parser.h" "$headers/array.h" "$headers/alloc.h" "$headers/ts_assert.h" "$source/src/tree_sitter/" ||
        fail_writing "$grammars" "the tree-sitter distribution in $lock holds no parser headers: pin one that does"
    fi
    cp "$lock" "$source/src/grammars.lock" 2>/dev/null || fail_writing "$grammars" "cannot write to $source"
  done
  for language in Python Go Swift; do
    rm -rf "$grammars/$language/src"
    mv "$fetched/$language/src" "$grammars/$language/src" ||
      fail_writing "$grammars" "cannot replace $grammars/$language/src: remove it and run this again"
  done
  rm -rf "$fetched"
  trap - EXIT INT TERM HUP
}

# pip rather than a plain download, because it knows the index, the proxy and the certificates that this machine uses.
download_grammars() {
  log=$root/.build/pip.log
  names=$(sed -n 's/^\([a-z][a-z-]*\)==.*/\1/p' "$lock" | paste -s -d , -)
  PIP_REQUIRE_VIRTUALENV=false LC_ALL=C "$(python_with pip)" -m pip download --no-input --no-cache-dir --retries 2 \
    --disable-pip-version-check --no-deps --no-binary "$names" --require-hashes -r "$lock" -d "$1" \
    >"$log" 2>&1 9>&- && return
  if grep -q 'DO NOT MATCH THE HASHES' "$log"; then
    fail "a grammar that was fetched is not the one that Scripts/grammars.lock pins: run this again, and if it repeats \
check the package index that pip uses (details in $log)"
  elif grep -q -i -E 'NewConnectionError|connection broken|timed out|resolution|unreachable|ProxyError|SSLError' "$log"; then
    fail "could not reach the package index to fetch the grammars: check the network and pip's settings, then run this \
again (details in $log)"
  fi
  fail_writing "$grammars" "pip could not fetch the grammars: see $log, then run this again"
}

# unpack PACKAGE FOLDER: checks an archive against the lock file and unpacks its sources.
unpack() {
  pinned=$(sed -n "s/^$1==\([^ ]*\) --hash=sha256:\([0-9a-f]*\)$/\1 \2/p" "$lock")
  [ -n "$pinned" ] || fail "Scripts/grammars.lock does not pin $1: restore the file"
  for archive in "$fetched/archives/"*"-${pinned% *}.tar.gz"; do
    # The name in the file name may be spelled with underscores.
    [ "$(basename "$archive" | tr _ -)" = "$1-${pinned% *}.tar.gz" ] || continue
    [ "$(sha256 "$archive")" = "${pinned#* }" ] ||
      fail "$(basename "$archive") does not have the checksum in Scripts/grammars.lock: run this again, and if it \
repeats check the package index that pip uses"
    mkdir -p "$2" 2>/dev/null && tar -xzf "$archive" -C "$2" --strip-components=1 2>/dev/null && return
    fail_writing "$grammars" "cannot unpack $archive: run this again"
  done
  fail "pip fetched no $1 ${pinned% *}: run this again, and if it repeats check the package index that pip uses"
}

sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}
