import CTreeSitter
import GrammarGo

/// The Go grammar: the kinds and fields that lowering distinguishes.
enum GoGrammar: Grammar {
  static let tables = GrammarTables<GoGrammar>(language: tree_sitter_go())

  enum Kind: String, CaseIterable, Hashable, Sendable {
    // Declarations
    case sourceFile = "source_file"
    case packageClause = "package_clause"
    case importDeclaration = "import_declaration"
    case importSpecList = "import_spec_list"
    case importSpec = "import_spec"
    case dot
    case blankIdentifier = "blank_identifier"
    case constDeclaration = "const_declaration"
    case constSpec = "const_spec"
    case varDeclaration = "var_declaration"
    case varSpecList = "var_spec_list"
    case varSpec = "var_spec"
    case typeDeclaration = "type_declaration"
    case typeSpec = "type_spec"
    case typeAlias = "type_alias"
    case functionDeclaration = "function_declaration"
    case methodDeclaration = "method_declaration"
    case parameterList = "parameter_list"
    case parameterDeclaration = "parameter_declaration"
    case variadicParameterDeclaration = "variadic_parameter_declaration"
    case typeParameterList = "type_parameter_list"
    case typeParameterDeclaration = "type_parameter_declaration"
    case comment

    // Types
    case typeIdentifier = "type_identifier"
    case qualifiedType = "qualified_type"
    case pointerType = "pointer_type"
    case parenthesizedType = "parenthesized_type"
    case genericType = "generic_type"
    case typeArguments = "type_arguments"
    case sliceType = "slice_type"
    case arrayType = "array_type"
    case implicitLengthArrayType = "implicit_length_array_type"
    case mapType = "map_type"
    case channelType = "channel_type"
    case functionType = "function_type"
    case structType = "struct_type"
    case interfaceType = "interface_type"
    case negatedType = "negated_type"
    case typeConstraint = "type_constraint"
    case typeElem = "type_elem"
    case methodElem = "method_elem"
    case fieldDeclarationList = "field_declaration_list"
    case fieldDeclaration = "field_declaration"

    // Statements
    case block
    case emptyStatement = "empty_statement"
    case expressionStatement = "expression_statement"
    case sendStatement = "send_statement"
    case receiveStatement = "receive_statement"
    case incStatement = "inc_statement"
    case decStatement = "dec_statement"
    case assignmentStatement = "assignment_statement"
    case shortVarDeclaration = "short_var_declaration"
    case labeledStatement = "labeled_statement"
    case labelName = "label_name"
    case fallthroughStatement = "fallthrough_statement"
    case breakStatement = "break_statement"
    case continueStatement = "continue_statement"
    case gotoStatement = "goto_statement"
    case returnStatement = "return_statement"
    case goStatement = "go_statement"
    case deferStatement = "defer_statement"
    case ifStatement = "if_statement"
    case forStatement = "for_statement"
    case forClause = "for_clause"
    case rangeClause = "range_clause"
    case expressionSwitchStatement = "expression_switch_statement"
    case expressionCase = "expression_case"
    case typeSwitchStatement = "type_switch_statement"
    case typeCase = "type_case"
    case defaultCase = "default_case"
    case selectStatement = "select_statement"
    case communicationCase = "communication_case"

    // Expressions
    case expressionList = "expression_list"
    case identifier
    case fieldIdentifier = "field_identifier"
    case packageIdentifier = "package_identifier"
    case parenthesizedExpression = "parenthesized_expression"
    case callExpression = "call_expression"
    case argumentList = "argument_list"
    case variadicArgument = "variadic_argument"
    case selectorExpression = "selector_expression"
    case indexExpression = "index_expression"
    case sliceExpression = "slice_expression"
    case typeAssertionExpression = "type_assertion_expression"
    case typeConversionExpression = "type_conversion_expression"
    case typeInstantiationExpression = "type_instantiation_expression"
    case compositeLiteral = "composite_literal"
    case literalValue = "literal_value"
    case literalElement = "literal_element"
    case keyedElement = "keyed_element"
    case funcLiteral = "func_literal"
    case unaryExpression = "unary_expression"
    case binaryExpression = "binary_expression"
    case rawStringLiteral = "raw_string_literal"
    case interpretedStringLiteral = "interpreted_string_literal"
    case intLiteral = "int_literal"
    case floatLiteral = "float_literal"
    case imaginaryLiteral = "imaginary_literal"
    case runeLiteral = "rune_literal"
    case nilLiteral = "nil"
    case trueLiteral = "true"
    case falseLiteral = "false"
    case iota

    // Operators
    case plus = "+"
    case minus = "-"
    case not = "!"
    case star = "*"
    case ampersand = "&"
    case arrow = "<-"
    case and = "&&"
    case or = "||"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case assign = "="
    case plusAssign = "+="
    case define = ":="
  }

  enum Field: String, CaseIterable, Hashable, Sendable {
    case alias, alternative, arguments, body, capacity, channel, communication, condition, consequence, element, end,
      field, function, index, initializer, key, label, left, length, name, operand, `operator`, package, parameters,
      path, receiver, result, right, start, type, update, value
    case typeArguments = "type_arguments"
    case typeParameters = "type_parameters"
  }
}
