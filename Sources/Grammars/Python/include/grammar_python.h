#ifndef LEAKLINT_GRAMMAR_PYTHON_H
#define LEAKLINT_GRAMMAR_PYTHON_H

// As tree_sitter/api.h declares it; repeated so that this header needs no other.
typedef struct TSLanguage TSLanguage;

/// The Python grammar: one immutable value that lives as long as the process, safe to use from any thread.
const TSLanguage *tree_sitter_python(void);

#endif
