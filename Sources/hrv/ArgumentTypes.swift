public import ArgumentParser
public import HRVCorrelation
public import HRVDSP
public import HRVIngest
public import HRVModel
public import HRVReport
public import HRVSimulation

// The closed lists of the libraries, as values of options.
extension AnalysisWindows.Alignment: ExpressibleByArgument {}
extension ArtefactReplacement: ExpressibleByArgument {}
extension DailySeries.Window: ExpressibleByArgument {}
extension IntakeEntry.Basis: ExpressibleByArgument {}
extension IntakeReadingOptions.DateOrder: ExpressibleByArgument {}
extension IntakeReadingOptions.Source: ExpressibleByArgument {}
extension RecordingChart: ExpressibleByArgument {}
extension SimulatedRR.Resolution: ExpressibleByArgument {}
extension SimulatedStudy.Logging: ExpressibleByArgument {}
extension Species: ExpressibleByArgument {}
extension UpperLevel: ExpressibleByArgument {}
extension StudyOptions.DailyChoice: ExpressibleByArgument {}
extension StudyChart: ExpressibleByArgument {}
