#ifndef LEAKLINT_GRAMMAR_SWIFT_H
#define LEAKLINT_GRAMMAR_SWIFT_H

// As tree_sitter/api.h declares it; repeated so that this header needs no other.
typedef struct TSLanguage TSLanguage;

/// The Swift grammar: one immutable value that lives as long as the process, safe to use from any thread.
/// Adapted from grammar ABI 15 to 14; NULL when the fetched grammar is one that cannot be adapted.
const TSLanguage *tree_sitter_swift(void);

#endif
