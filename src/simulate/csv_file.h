// A CSV file of truth/: rows in the order they are given, NULL as an empty field.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <string_view>

#include "simulate/output_file.h"

namespace resettle::simulation {

class CsvFile {
 public:
  CsvFile(const std::filesystem::path& path, std::string_view header) : file_(path) {
    (file_.text() += header) += '\n';
  }
  template <typename... Fields>
  void row(fmt::format_string<Fields...> format, Fields&&... fields) {
    fmt::format_to(std::back_inserter(file_.text()), format, std::forward<Fields>(fields)...);
    file_.text() += '\n';
    file_.advance();
  }
  void close() { file_.close(); }

 private:
  OutputFile file_;
};

}  // namespace resettle::simulation
