# What an installed RHRV makes of files of RR intervals, as JSON on standard output.
#
#     Rscript peer_values.R FILE...
#
# A file holds one interval a line, in ms or in s. The calls are the ones that the presets of
# `hrv` name; keys are the ids of their rows. A file on which RHRV fails leaves the reason.

suppressPackageStartupMessages(library(RHRV))
options(warn = -1)

# LoadBeatRR of a file; its scale turns what it holds into s.
loaded <- function(path) {
  x <- read.table(path)$V1
  scale <- if (median(x) < 10) 1 else 0.001
  hd <- CreateHRVData()
  hd <- LoadBeatRR(hd, basename(path), RecordPath = dirname(path), scale = scale)
  BuildNIHR(hd)
}

# A value that a failing call leaves out.
attempt <- function(call) tryCatch(call, error = function(e) NULL)

time <- function(hd) {
  t <- CreateTimeAnalysis(hd)$TimeAnalysis[[1]]
  list(sdnn = t$SDNN, rmssd = t$rMSSD, sdsd = t$SDSD, pnn50 = t$pNN50, sdann_5min = t$SDANN,
    sdnni_5min = t$SDNNIDX, irrr = t$IRRR, madrr = t$MADRR, hti = t$HRVi, tinn = t$TINN)
}

poincare <- function(hd) {
  p <- PoincarePlot(CreateNonLinearAnalysis(hd))$NonLinearAnalysis[[1]]$PoincarePlot
  list(sd1 = p$SD1, sd2 = p$SD2)
}

windows <- function(hd) {
  f <- attempt(CalculatePowerBand(CreateFreqAnalysis(hd), size = 300, shift = 30))
  f <- if (is.null(f)) list() else f$FreqAnalysis[[1]]
  m <- function(x) if (is.null(x)) NA else mean(x)
  list(ulf_power = m(f$ULF), vlf_power = m(f$VLF), lf_power = m(f$LF), hf_power = m(f$HF),
    total_power = m(f$HRV), lf_hf_ratio_by_window = m(f$LFHF), lf_hf_ratio = m(f$LF) / m(f$HF))
}

density <- function(hd, method) {
  f <- attempt(CalculatePSD(CreateFreqAnalysis(hd), 1, method, doPlot = FALSE))
  p <- if (is.null(f)) NULL else attempt(CalculateEnergyInPSDBands(f, 1))
  if (is.null(p)) p <- rep(NA, 4)
  out <- list(p[1], p[2], p[3], p[4], p[3] / p[4])
  names(out) <- paste0(
    c("ulf_power", "vlf_power", "lf_power", "hf_power", "lf_hf_ratio"), "_", method)
  out
}

values <- function(hd) {
  even <- InterpolateNIHR(hd)
  c(time(hd), poincare(hd), windows(even), density(even, "pgram"), density(even, "ar"),
    density(hd, "lomb"))
}

json <- function(v) {
  number <- function(x) if (length(x) == 1 && is.finite(x)) sprintf("%.17g", x) else "null"
  paste0("{", paste0("\"", names(v), "\": ", vapply(v, number, ""), collapse = ", "), "}")
}

peer <- function(path, prepare) {
  tryCatch(json(values(prepare(loaded(path)))), error = function(e) {
    paste0("{\"error\": ", encodeString(conditionMessage(e), quote = "\""), "}")
  })
}

rows <- vapply(commandArgs(trailingOnly = TRUE), function(path) {
  paste0(encodeString(path, quote = "\""), ": {\"rhrv\": ", peer(path, identity),
    ", \"rhrv-filtered\": ", peer(path, FilterNIHR), "}")
}, "")
cat("{", paste(rows, collapse = ",\n"), "}\n")
