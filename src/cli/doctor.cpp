// `resettle doctor`: looks for what will go wrong before it does.
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <fstream>

#include "base/system_error.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/study_graph.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

struct Finding {
  std::string level;  // fine | warning | error
  std::string what;
  std::string remedy;
};

std::string network_system(const fs::path& folder) {
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return "";
  // Magic numbers of statfs(2).
  switch (static_cast<std::uint32_t>(status.f_type)) {
    case 0x6969:
      return "NFS";
    case 0xFF534D42:
    case 0xFE534D42:
    case 0x517B:
      return "SMB";
    case 0x65735546:
      return "a FUSE mount (sshfs, a cloud drive)";
    case 0x01021997:
      return "9p (a shared folder of a virtual machine)";
    case 0x00C36400:
      return "Ceph";
    default:
      return "";
  }
}

Finding check_place(const fs::path& folder) {
  if (const std::string network = network_system(folder); !network.empty()) {
    return {"warning",
            "the study lies on " + network + ": locks and renames are not reliable there",
            "Work on a local disk and copy the finished study."};
  }
  for (const fs::path& part : fs::absolute(folder)) {
    const std::string name = lower_ascii(part.string());
    for (const char* sync : {"dropbox", "onedrive", "icloud", "google drive", "googledrive",
                             "nextcloud", "owncloud", "syncthing", "mobile documents"}) {
      if (name.find(sync) == std::string::npos) continue;
      return {"warning",
              fmt::format("the study lies in \"{}\", which a program synchronises", part.string()),
              "Pause it while Resettle runs; keep study.key out of shared folders."};
    }
  }
  return {"fine", "the study lies on a local disk", ""};
}

Finding check_key(const fs::path& folder) {
  struct stat status {};
  if (::stat((folder / "study.key").c_str(), &status) != 0) {
    return {"error", "study.key is missing", "Copy it back from where the study was made."};
  }
  if ((status.st_mode & 077) != 0) {
    return {"warning", "others on this machine may read study.key", "chmod 600 study.key"};
  }
  return {"fine", "study.key is private", ""};
}

Finding check_space(const OpenStudy& open) {
  std::uint64_t raw_bytes = 0;
  for (const FilePart& file : open.graph->files()) raw_bytes += file.bytes;
  const std::uint64_t free = fs::space(open.study.folder).available;
  if (free < raw_bytes) {
    return {"warning",
            fmt::format("{:.1f} GB are free; the raw files take {:.1f} GB and the tables up to as "
                        "much",
                        static_cast<double>(free) / 1e9, static_cast<double>(raw_bytes) / 1e9),
            "Free some space."};
  }
  return {"fine", fmt::format("{:.1f} GB are free", static_cast<double>(free) / 1e9), ""};
}

std::vector<Finding> examine(const fs::path& folder) {
  if (!fs::exists(folder / "study.toml")) {
    return {{"error", fmt::format("{}: there is no study.toml here", folder.string()),
             "Go to a study's folder, name it, or make one: resettle new DIR"}};
  }
  std::vector<Finding> findings = {check_place(folder), check_key(folder)};
  if (findings.back().level == "error") return findings;
  const auto observer = make_quiet_observer();
  try {
    const auto open = open_study(folder, {}, *observer);
    findings.push_back({"fine", "study.toml is right", ""});
    findings.push_back(check_space(*open));
    const std::vector<std::string> damaged = open->cache->verify();
    for (const std::string& file : damaged) {
      findings.push_back(
          {"warning", "cache/" + file + " is damaged",
           fmt::format("Delete it and its note, cache/{}.json; `{}` makes it again.",
                       fs::path(file).stem().string(), command_line("run", folder))});
    }
    if (damaged.empty()) findings.push_back({"fine", "every table file is whole", ""});
  } catch (const std::exception& error) {
    const auto mendable = as_user_error(error);
    if (!mendable) throw;
    const Place& place = mendable->place();
    findings.push_back({"error",
                        (place.file.empty() ? "" : to_string(place) + ": ") + mendable->problem(),
                        mendable->remedy()});
  }
  return findings;
}

int doctor(const Session& session) {
  const std::vector<Finding> findings = examine(session.folder);
  bool has_error = false;
  std::vector<Value> list;
  for (const Finding& finding : findings) {
    has_error = has_error || finding.level == "error";
    list.push_back(Value::object(
        {{"level", finding.level}, {"remedy", finding.remedy}, {"what", finding.what}}));
    if (session.json) continue;
    print("{:8} {}\n", finding.level, finding.what);
    if (!finding.remedy.empty()) print("         {}\n", finding.remedy);
  }
  if (session.json) print_json(list);
  return has_error ? kUserError : kDone;
}

}  // namespace

Command doctor_command(Session& session) {
  return {.name = "doctor",
          .about = "Look for what will go wrong",
          .example = "resettle doctor my-study",
          .options = {folder_option(session)},
          .action = [&session] { return doctor(session); }};
}

}  // namespace resettle
