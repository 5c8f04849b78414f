// What makes a folder a study: study.toml, study.key, decisions.csv and the codebooks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "simulate/world.h"

namespace resettle::simulation {

// 64 hex digits. Derived from the seed, because a simulated study has nobody to protect and its
// pseudonyms must be the same each time.
std::string study_key(std::uint64_t seed);
void write_study_key(const std::filesystem::path& folder, std::uint64_t seed);

// Whether decisions.csv says anything about a user; if so, it says yes of the cohort only.
bool is_decided(const World& world, std::size_t user);
void write_decisions(const std::filesystem::path& folder, const World& world);

// codebooks/topic.toml and codebooks/sentiment.toml, the ready ones.
void write_codebooks(const std::filesystem::path& folder);

void write_study_toml(const std::filesystem::path& folder, const World& world);

}  // namespace resettle::simulation
