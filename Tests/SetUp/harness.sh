# shellcheck shell=bash
# Sourced by Scripts/test-setup: a checkout to set up, stand-ins for the programs that this calls, and expectations.

root=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checkout=$work/checkout
failures=0

# A checkout that was never set up, with archives to "download" and a lock file that fits them. Its path has a space.
new_checkout() {
  topic=$1
  rm -rf "$work/fake" "$work"/check*
  checkout="$work/check out"
  mkdir -p "$checkout"/{Plugins,Rules,Sources/Grammars/{Python,Go,Swift}} "$work/fake"/{bin,archives}
  cp -R "$root/Scripts" "$checkout/Scripts"
  touch "$checkout"/{Package.swift,Rules/a.yaml,Sources/a.swift} "$work/fake/packages-installed"
  for tool in swift python3 pkg-config apt-get id; do
    ln -s "$root/Tests/SetUp/stand-in" "$work/fake/bin/$tool"
  done
  : >"$checkout/Scripts/grammars.lock"
  for package in tree-sitter tree-sitter-go tree-sitter-python tree-sitter-swift; do
    local name=${package//-/_}-1.0
    mkdir -p "$work/$name/src" "$work/$name/tree_sitter/core/lib/src"
    echo "$package" >"$work/$name/src/parser.c"
    touch "$work/$name/tree_sitter/core/lib/src"/{parser,array,alloc,ts_assert}.h
    tar -czf "$work/fake/archives/$name.tar.gz" -C "$work" "$name"
    local sum
    sum=$(sha256sum "$work/fake/archives/$name.tar.gz" | cut -d ' ' -f 1)
    echo "$package==1.0 --hash=sha256:$sum" >>"$checkout/Scripts/grammars.lock"
  done
}

# leaklint ARGUMENT...: runs it among the stand-ins; leaves $status, $out and $err.
leaklint() {
  PATH=$work/fake/bin:/usr/bin:/bin FAKE=$work/fake "$checkout/Scripts/leaklint" "$@" >"$work/out" 2>"$work/err"
  status=$?
  out=$(<"$work/out")
  err=$(<"$work/err")
}

# How often a stand-in was called.
calls() {
  grep -c "^$1" "$work/fake/calls"
}

# expect WHAT ACTUAL PATTERN
expect() {
  # shellcheck disable=SC2053 # a pattern
  if [[ $2 != $3 ]]; then
    printf '%s, %s: expected "%s", got "%s"\n' "$topic" "$1" "$3" "$2"
    failures=$((failures + 1))
  fi
}

# The run stopped with a last line that fits the pattern, and no parser is there by halves.
expect_failure() {
  expect 'status' "$status" 2
  expect 'message' "${err##*$'\n'}" "leaklint: $1"
  expect 'nothing by halves' "$(cd "$checkout/Sources/Grammars" && echo .fetch.* */src)" '.fetch.\* \*/src'
}

# The next run, without the trouble, is like any first run.
expect_recovery() {
  touch "$work/fake/packages-installed"
  leaklint scan x
  expect 'recovery' "$status $out" '1 leaklint scan x'
  expect 'recovered parser' "$(<"$checkout/Sources/Grammars/Go/src/parser.c")" tree-sitter-go
}
