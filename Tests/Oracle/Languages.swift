/// The languages that leaklint is compared in.
public let languages: [any SubjectLanguage] = [PythonSubjects(), GoSubjects(), SwiftSubjects()]
