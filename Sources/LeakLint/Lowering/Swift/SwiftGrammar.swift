import GrammarSwift

/// tree-sitter-swift's node kinds and fields, as far as lowering tells them apart.
enum SwiftGrammar: Grammar {
  static let tables: GrammarTables<SwiftGrammar> = {
    guard let language = tree_sitter_swift() else {
      preconditionFailure("the Swift grammar does not fit its adapter: see Sources/Grammars/Swift/adapter.c")
    }
    return GrammarTables(language: language)
  }()

  enum Field: String, CaseIterable, Sendable {
    case body, collection, item
    case computedValue = "computed_value"
    case defaultValue = "default_value"
  }

  enum Kind: String, CaseIterable, Sendable {
    // Declarations.
    case importDeclaration = "import_declaration"
    case propertyDeclaration = "property_declaration"
    case typealiasDeclaration = "typealias_declaration"
    case associatedtypeDeclaration = "associatedtype_declaration"
    case functionDeclaration = "function_declaration"
    case initDeclaration = "init_declaration"
    case deinitDeclaration = "deinit_declaration"
    case subscriptDeclaration = "subscript_declaration"
    case classDeclaration = "class_declaration"
    case protocolDeclaration = "protocol_declaration"
    case protocolFunctionDeclaration = "protocol_function_declaration"
    case protocolPropertyDeclaration = "protocol_property_declaration"
    case operatorDeclaration = "operator_declaration"
    case precedenceGroupDeclaration = "precedence_group_declaration"
    case macroDeclaration = "macro_declaration"
    case classBody = "class_body"
    case enumClassBody = "enum_class_body"
    case protocolBody = "protocol_body"
    case enumEntry = "enum_entry"
    case functionBody = "function_body"
    case parameter
    case typeParameters = "type_parameters"
    case typeParameter = "type_parameter"
    case typeConstraints = "type_constraints"
    case inheritanceSpecifier = "inheritance_specifier"
    case computedProperty = "computed_property"
    case computedGetter = "computed_getter"
    case computedSetter = "computed_setter"
    case computedModify = "computed_modify"
    case getterSpecifier = "getter_specifier"
    case willsetDidsetBlock = "willset_didset_block"
    case willsetClause = "willset_clause"
    case didsetClause = "didset_clause"
    case modifiers, attribute
    case propertyModifier = "property_modifier"
    case propertyBehaviorModifier = "property_behavior_modifier"
    case ownershipModifier = "ownership_modifier"
    case parameterModifiers = "parameter_modifiers"
    case throwsClause = "throws_clause"
    case `throws`

    // Types.
    case typeAnnotation = "type_annotation"
    case typeIdentifier = "type_identifier"
    case typeArguments = "type_arguments"
    case userType = "user_type"
    case tupleType = "tuple_type"
    case tupleTypeItem = "tuple_type_item"
    case functionType = "function_type"
    case arrayType = "array_type"
    case dictionaryType = "dictionary_type"
    case optionalType = "optional_type"
    case metatype
    case bracketQualifiedType = "bracket_qualified_type"
    case opaqueType = "opaque_type"
    case existentialType = "existential_type"
    case protocolCompositionType = "protocol_composition_type"
    case typeParameterPack = "type_parameter_pack"
    case typePackExpansion = "type_pack_expansion"
    case suppressedConstraint = "suppressed_constraint"

    // Statements.
    case statements
    case statementLabel = "statement_label"
    case controlTransferStatement = "control_transfer_statement"
    case ifStatement = "if_statement"
    case guardStatement = "guard_statement"
    case switchStatement = "switch_statement"
    case switchEntry = "switch_entry"
    case switchPattern = "switch_pattern"
    case forStatement = "for_statement"
    case whileStatement = "while_statement"
    case repeatWhileStatement = "repeat_while_statement"
    case doStatement = "do_statement"
    case catchBlock = "catch_block"
    case whereClause = "where_clause"
    case whereKeyword = "where_keyword"
    case defaultKeyword = "default_keyword"
    case throwKeyword = "throw_keyword"
    case availabilityCondition = "availability_condition"
    case directive, diagnostic
    case discardStatement = "discard_statement"

    // Patterns.
    case pattern
    case valueBindingPattern = "value_binding_pattern"
    case wildcardPattern = "wildcard_pattern"

    // Expressions that are read as a sequence of operators and operands.
    case navigationExpression = "navigation_expression"
    case navigationSuffix = "navigation_suffix"
    case callExpression = "call_expression"
    case callSuffix = "call_suffix"
    case constructorExpression = "constructor_expression"
    case constructorSuffix = "constructor_suffix"
    case postfixExpression = "postfix_expression"
    case prefixExpression = "prefix_expression"
    case asExpression = "as_expression"
    case asOperator = "as_operator"
    case checkExpression = "check_expression"
    case multiplicativeExpression = "multiplicative_expression"
    case additiveExpression = "additive_expression"
    case rangeExpression = "range_expression"
    case infixExpression = "infix_expression"
    case nilCoalescingExpression = "nil_coalescing_expression"
    case comparisonExpression = "comparison_expression"
    case equalityExpression = "equality_expression"
    case conjunctionExpression = "conjunction_expression"
    case disjunctionExpression = "disjunction_expression"
    case bitwiseOperation = "bitwise_operation"
    case openStartRangeExpression = "open_start_range_expression"
    case openEndRangeExpression = "open_end_range_expression"
    case ternaryExpression = "ternary_expression"
    case tryExpression = "try_expression"
    case tryOperator = "try_operator"
    case awaitExpression = "await_expression"
    case consumeExpression = "consume_expression"
    case unsafeExpression = "unsafe_expression"
    case assignment
    case directlyAssignableExpression = "directly_assignable_expression"
    case valueParameterPack = "value_parameter_pack"
    case valuePackExpansion = "value_pack_expansion"
    case customOperator = "custom_operator"
    case bang

    // Operands.
    case simpleIdentifier = "simple_identifier"
    case identifier
    case selfExpression = "self_expression"
    case superExpression = "super_expression"
    case tupleExpression = "tuple_expression"
    case arrayLiteral = "array_literal"
    case dictionaryLiteral = "dictionary_literal"
    case lambdaLiteral = "lambda_literal"
    case captureList = "capture_list"
    case captureListItem = "capture_list_item"
    case lambdaFunctionType = "lambda_function_type"
    case lambdaFunctionTypeParameters = "lambda_function_type_parameters"
    case lambdaParameter = "lambda_parameter"
    case valueArguments = "value_arguments"
    case valueArgument = "value_argument"
    case valueArgumentLabel = "value_argument_label"
    case interpolatedExpression = "interpolated_expression"
    case rawStringInterpolation = "raw_str_interpolation"
    case lineStringLiteral = "line_string_literal"
    case multiLineStringLiteral = "multi_line_string_literal"
    case rawStringLiteral = "raw_string_literal"
    case integerLiteral = "integer_literal"
    case hexLiteral = "hex_literal"
    case octLiteral = "oct_literal"
    case binLiteral = "bin_literal"
    case realLiteral = "real_literal"
    case booleanLiteral = "boolean_literal"
    case nilLiteral = "nil_literal"
    case regexLiteral = "regex_literal"
    case specialLiteral = "special_literal"
    case playgroundLiteral = "playground_literal"
    case keyPathExpression = "key_path_expression"
    case keyPathStringExpression = "key_path_string_expression"
    case selectorExpression = "selector_expression"
    case macroInvocation = "macro_invocation"
    case fullyOpenRange = "fully_open_range"

    // Comments.
    case comment
    case multilineComment = "multiline_comment"

    // Tokens.
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case colon = ":"
    case equals = "="
    case dot = "."
    case question = "?"
    case ampersand = "&"
    case ellipsis = "..."
    case halfOpenRange = "..<"
    case and = "&&"
    case or = "||"
    case coalesce = "??"
    case equal = "=="
    case notEqual = "!="
    case identical = "==="
    case notIdentical = "!=="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case bitOr = "|"
    case bitXor = "^"
    case bitNot = "~"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case increment = "++"
    case decrement = "--"
    case plusEquals = "+="
    case minusEquals = "-="
    case timesEquals = "*="
    case divideEquals = "/="
    case remainderEquals = "%="
    case isKeyword = "is"
    case asKeyword = "as"
    case asOptional = "as?"
    case asForced = "as!"
    case elseKeyword = "else"
    case ifKeyword = "if"
    case guardKeyword = "guard"
    case whileKeyword = "while"
    case caseKeyword = "case"
    case inKeyword = "in"
    case awaitKeyword = "await"
    case asyncKeyword = "async"
    case fallthroughKeyword = "fallthrough"
    case returnKeyword = "return"
    case breakKeyword = "break"
    case continueKeyword = "continue"
    case yieldKeyword = "yield"
    case classKeyword = "class"
    case initKeyword = "init"
    case letKeyword = "let"
    case varKeyword = "var"
    case extensionKeyword = "extension"
    case protocolKeyword = "protocol"
    case enumKeyword = "enum"
    case actorKeyword = "actor"
    case structKeyword = "struct"
    case funcKeyword = "func"
    case trueKeyword = "true"
    case interpolationStart = "\\("
    case directiveIf = "#if"
    case directiveElseif = "#elseif"
    case directiveElse = "#else"
    case directiveEndif = "#endif"
    case eachKeyword = "each"
    case repeatKeyword = "repeat"
    case consumeKeyword = "consume"
    case copyKeyword = "copy"
    case unsafeKeyword = "unsafe"
  }
}

extension SwiftGrammar.Kind {
  var isType: Bool {
    switch self {
    case .userType, .tupleType, .tupleTypeItem, .functionType, .arrayType, .dictionaryType, .optionalType, .metatype,
      .bracketQualifiedType, .opaqueType, .existentialType, .protocolCompositionType, .typeParameterPack,
      .typePackExpansion, .suppressedConstraint:
      true
    default: false
    }
  }

  /// Nodes whose children, read from left to right, are the operators and operands of one expression. The grammar's own
  /// grouping of them is not to be trusted: it gives most operators precedences other than Swift's.
  var isOperatorExpression: Bool {
    switch self {
    case .navigationExpression, .callExpression, .constructorExpression, .postfixExpression, .prefixExpression,
      .asExpression, .checkExpression, .multiplicativeExpression, .additiveExpression, .rangeExpression,
      .infixExpression, .nilCoalescingExpression, .comparisonExpression, .equalityExpression, .conjunctionExpression,
      .disjunctionExpression, .bitwiseOperation, .openStartRangeExpression, .openEndRangeExpression,
      .ternaryExpression, .tryExpression, .awaitExpression, .consumeExpression, .unsafeExpression, .assignment,
      .directlyAssignableExpression, .valueParameterPack, .valuePackExpansion:
      true
    default: false
    }
  }
}
