// Debian's libyaml-dev. What to link is decided in Package.swift, which prefers the static library.
#include <yaml.h>
