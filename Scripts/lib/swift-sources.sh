# shellcheck shell=sh
# Sourced: what the formatter looks after. Fixtures are Swift too, but theirs is the form of whoever wrote the leak.
# shellcheck disable=SC2034 # used by whoever sources this
swift_sources='Package.swift Plugins Sources Tests/LeakLintTests Tests/Oracle Tests/OracleCommand'
