// Compiles the fetched grammar under another name, so that adapter.c can offer `tree_sitter_swift` in the form that
// libtree-sitter 0.20 accepts.
#if __has_include("src/parser.c")

#define tree_sitter_swift leaklint_tree_sitter_swift_abi15
#include "src/parser.c"

#else
#error "the Swift grammar has not been fetched: run Scripts/leaklint --version once"
#endif
