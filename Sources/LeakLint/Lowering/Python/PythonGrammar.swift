import GrammarPython

/// tree-sitter-python's node kinds and fields.
///
/// A keyword token has the kind of the statement or expression that it names where both are spelled alike (`lambda`,
/// `yield`, `await`, `type`): lowering looks at named children only.
enum PythonGrammar: Grammar {
  enum Kind: String, CaseIterable, Sendable {
    // Statements
    case module, block
    case expressionStatement = "expression_statement"
    case assignment
    case augmentedAssignment = "augmented_assignment"
    case returnStatement = "return_statement"
    case raiseStatement = "raise_statement"
    case assertStatement = "assert_statement"
    case deleteStatement = "delete_statement"
    case passStatement = "pass_statement"
    case breakStatement = "break_statement"
    case continueStatement = "continue_statement"
    case globalStatement = "global_statement"
    case nonlocalStatement = "nonlocal_statement"
    case importStatement = "import_statement"
    case importFromStatement = "import_from_statement"
    case futureImportStatement = "future_import_statement"
    case printStatement = "print_statement"
    case execStatement = "exec_statement"
    case chevron
    case typeAliasStatement = "type_alias_statement"
    case ifStatement = "if_statement"
    case elifClause = "elif_clause"
    case elseClause = "else_clause"
    case forStatement = "for_statement"
    case whileStatement = "while_statement"
    case tryStatement = "try_statement"
    case exceptClause = "except_clause"
    case exceptGroupClause = "except_group_clause"
    case finallyClause = "finally_clause"
    case withStatement = "with_statement"
    case withClause = "with_clause"
    case withItem = "with_item"
    case matchStatement = "match_statement"
    case caseClause = "case_clause"
    case functionDefinition = "function_definition"
    case classDefinition = "class_definition"
    case decoratedDefinition = "decorated_definition"
    case decorator

    // Imports
    case dottedName = "dotted_name"
    case aliasedImport = "aliased_import"
    case relativeImport = "relative_import"
    case importPrefix = "import_prefix"
    case wildcardImport = "wildcard_import"

    // Parameters and types
    case parameters
    case lambdaParameters = "lambda_parameters"
    case defaultParameter = "default_parameter"
    case typedParameter = "typed_parameter"
    case typedDefaultParameter = "typed_default_parameter"
    case listSplatPattern = "list_splat_pattern"
    case dictionarySplatPattern = "dictionary_splat_pattern"
    case positionalSeparator = "positional_separator"
    case keywordSeparator = "keyword_separator"
    case type

    // Patterns
    case patternList = "pattern_list"
    case tuplePattern = "tuple_pattern"
    case listPattern = "list_pattern"
    case asPattern = "as_pattern"
    case asPatternTarget = "as_pattern_target"
    case casePattern = "case_pattern"
    case unionPattern = "union_pattern"
    case dictPattern = "dict_pattern"
    case keywordPattern = "keyword_pattern"
    case splatPattern = "splat_pattern"
    case classPattern = "class_pattern"
    case complexPattern = "complex_pattern"

    // Expressions
    case identifier, attribute, `subscript`, slice, call
    case argumentList = "argument_list"
    case keywordArgument = "keyword_argument"
    case listSplat = "list_splat"
    case dictionarySplat = "dictionary_splat"
    case parenthesizedListSplat = "parenthesized_list_splat"
    case parenthesizedExpression = "parenthesized_expression"
    case expressionList = "expression_list"
    case tuple, list, set, dictionary, pair
    case listComprehension = "list_comprehension"
    case setComprehension = "set_comprehension"
    case dictionaryComprehension = "dictionary_comprehension"
    case generatorExpression = "generator_expression"
    case forInClause = "for_in_clause"
    case ifClause = "if_clause"
    case namedExpression = "named_expression"
    case conditionalExpression = "conditional_expression"
    case booleanOperator = "boolean_operator"
    case notOperator = "not_operator"
    case comparisonOperator = "comparison_operator"
    case binaryOperator = "binary_operator"
    case unaryOperator = "unary_operator"
    case lambda, await, yield
    case string
    case concatenatedString = "concatenated_string"
    case stringStart = "string_start"
    case stringContent = "string_content"
    case stringEnd = "string_end"
    case interpolation
    case formatSpecifier = "format_specifier"
    case formatExpression = "format_expression"
    case integer, float, `true`, `false`, ellipsis
    case noneLiteral = "none"
    case comment

    // Tokens
    case orKeyword = "or"
    case andKeyword = "and"
    case comma = ","
    case minus = "-"
    case plus = "+"
    case percent = "%"
    case pipe = "|"
    case isToken = "is"
    case isNotToken = "is not"
    case inToken = "in"
    case notInToken = "not in"
    case equalToken = "=="
    case notEqualToken = "!="
    case lessGreaterToken = "<>"
    case lessToken = "<"
    case lessEqualToken = "<="
    case greaterToken = ">"
    case greaterEqualToken = ">="
    case plusEqual = "+="
    case pipeEqual = "|="
  }

  enum Field: String, CaseIterable, Sendable {
    case alias, alternative, argument, arguments, attribute, body, cause, condition, consequence, definition
    case expression, function, key, left, name, object, `operator`, parameters, right, subject
    case caseGuard = "guard"
    case moduleName = "module_name"
    case returnType = "return_type"
    case `subscript`, superclasses, type, value
  }

  static let tables: GrammarTables<PythonGrammar> = {
    guard let language = tree_sitter_python() else { preconditionFailure("the grammar is linked in") }
    return GrammarTables(language: language)
  }()
}
