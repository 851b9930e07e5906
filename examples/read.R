# Reads an exported dataset, with types, into a list of data frames, one for each kind of record.
#
#   poc export --out poc-data
#   Rscript examples/read.R poc-data
#
# Needs jsonlite to read the description of the files (Debian: r-cran-jsonlite), and otherwise only base R.

read_poc <- function(directory) {
  package <- jsonlite::fromJSON(file.path(directory, "datapackage.json"), simplifyVector = FALSE)
  tables <- Filter(function(resource) grepl("\\.csv$", resource$path), package$resources)
  read_one <- function(resource) {
    table <- read.csv(
      file.path(directory, resource$path),
      colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8"
    )
    for (field in resource$schema$fields) {
      values <- table[[field$name]]
      table[[field$name]] <- switch(field$type,
        integer = as.integer(values),
        number = as.numeric(values),
        boolean = values == "true",
        # A date may be only a year or a month, so dates stay text.
        values
      )
    }
    table
  }
  data <- lapply(tables, read_one)
  names(data) <- sub("\\.csv$", "", vapply(tables, function(resource) resource$path, ""))
  data
}

# A cell with several values joins them by "; ".
values <- function(cell) strsplit(cell, "; ", fixed = TRUE)

if (!interactive()) {
  arguments <- commandArgs(trailingOnly = TRUE)
  directory <- if (length(arguments) > 0) arguments[[1]] else "poc-data"
  poc <- read_poc(directory)
  print(data.frame(kind = names(poc), records = vapply(poc, nrow, 0L), fields = vapply(poc, ncol, 0L), row.names = NULL))
  missions <- poc$mission
  str(missions[, c("id", "start", "status", "mandate.level")])
  orgs <- values(missions$orgs)
  level <- rep(missions$mandate.level, lengths(orgs))
  print(table(organization = unlist(orgs), mandate = level))
}
