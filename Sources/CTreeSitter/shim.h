// Debian's libtree-sitter-dev. What to link is decided in Package.swift, which prefers the static library.
#include <tree_sitter/api.h>
