// Compiles the fetched grammar. Going through a file of ours lets a missing download say what to do about it.
#if __has_include("src/parser.c")
#include "src/parser.c"
#else
#error "the Python grammar has not been fetched: run Scripts/leaklint --version once"
#endif
