// What a fuzz target defines, one a program. driver.cpp calls it, mutate.h makes its inputs.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace resettle::fuzz {

// Small inputs that `run` must take without an error: all other inputs are made from them. What
// every input needs, such as a finished study, is put into `kept`, which `run` must not change.
std::vector<std::string> seeds(const std::filesystem::path& kept);

// Words of the input's language, for mutations to put in.
std::vector<std::string> words();

// Reads the input as the program does. Only a UserError may come out of it, and nothing may be
// written outside `folder`, which is empty and goes away.
void run(const std::string& input, const std::filesystem::path& folder);

// Writes a file, without waiting for the disk.
inline void put(const std::filesystem::path& file, std::string_view content) {
  std::ofstream(file, std::ios::binary) << content;
}

// The part of an input of several parts; they stand one behind the other, with this line between.
inline constexpr std::string_view kNextPart = "\n=====\n";
inline std::string_view part(std::string_view input, int number) {
  for (; number > 0; --number) {
    const std::size_t end = input.find(kNextPart);
    if (end == std::string_view::npos) return "";
    input.remove_prefix(end + kNextPart.size());
  }
  return input.substr(0, input.find(kNextPart));
}

}  // namespace resettle::fuzz
