// Compiles the fetched grammar's hand-written lexer; parser.c reports a missing download.
#if __has_include("src/scanner.c")
#include "src/scanner.c"
#endif
