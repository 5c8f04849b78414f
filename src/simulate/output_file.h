// A file that is written front to back in large pieces.
#pragma once

#include <filesystem>
#include <string>

namespace resettle::simulation {

class OutputFile {
 public:
  // Makes the file; throws UserError when it cannot.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Where to append; call advance() after every record.
  std::string& text() { return text_; }
  // Writes what has gathered, once it is worth a system call. Throws UserError when the disk is
  // full.
  void advance();
  // Writes the rest. A file that is destroyed without it has lost its end.
  void close();

 private:
  void flush();

  std::filesystem::path path_;
  std::string text_;
  int descriptor_ = -1;
};

}  // namespace resettle::simulation
