// Offers the Swift grammar, which was generated for tree-sitter's grammar ABI 15, to a libtree-sitter that takes ABI 13
// and 14 only.
//
// From 14 to 15 two things changed that a parser run can see. `TSLanguage` grew fields behind `primary_state_ids`, which
// an older library never reads, and each entry of `lex_modes` grew a third field, the set of reserved words. The Swift
// grammar reserves no words, so dropping that field loses nothing. Everything else has the same layout and meaning.
#if __has_include("src/tree_sitter/parser.h")

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "src/tree_sitter/parser.h"

const TSLanguage *leaklint_tree_sitter_swift_abi15(void);
const TSLanguage *tree_sitter_swift(void);

// The layouts that this file relies on. A newer grammar that breaks one must not build.
_Static_assert(sizeof(TSLexMode) == 2 * sizeof(uint16_t), "ABI 14 lex modes have two fields");
_Static_assert(sizeof(TSLexerMode) == 3 * sizeof(uint16_t), "ABI 15 lex modes have three fields");
_Static_assert(
  offsetof(TSLanguage, name) == offsetof(TSLanguage, primary_state_ids) + sizeof(const TSStateId *),
  "ABI 15 adds its fields directly behind the last one of ABI 14"
);

static TSLanguage adapted;
static const TSLanguage *result = NULL;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void adapt(void) {
  const TSLanguage *original = leaklint_tree_sitter_swift_abi15();
  if (original->abi_version != 15 || original->max_reserved_word_set_size != 0) return;

  // Never freed: the grammar is in use until the process ends.
  TSLexMode *modes = malloc(original->state_count * sizeof(TSLexMode));
  if (modes == NULL) return;
  for (uint32_t state = 0; state < original->state_count; state++) {
    const TSLexerMode *mode = &original->lex_modes[state];
    if (mode->reserved_word_set_id != 0) {
      free(modes);
      return;
    }
    modes[state] = (TSLexMode){mode->lex_state, mode->external_lex_state};
  }

  adapted = *original;
  adapted.abi_version = 14;
  adapted.lex_modes = (const void *)modes;
  result = &adapted;
}

// NULL when the grammar uses what ABI 14 cannot express: it was replaced by one that this adapter does not fit.
const TSLanguage *tree_sitter_swift(void) {
  pthread_once(&once, adapt);
  return result;
}

#endif
